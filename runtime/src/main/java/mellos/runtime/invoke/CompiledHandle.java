package mellos.runtime.invoke;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A method handle: takes arguments as objects. The compiler makes a subclass for each method that is looked up. */
public abstract class CompiledHandle extends Target_java_lang_invoke_MethodHandle {
    private final String descriptor;

    /** @param descriptor the method's own, without a receiver */
    protected CompiledHandle(String descriptor) {
        this.descriptor = descriptor;
    }

    public abstract Object call(Object[] arguments) throws Throwable;

    String descriptor() {
        return descriptor;
    }

    MethodHandle of(MethodType type) {
        mellosType = type;
        return (MethodHandle) (Object) this;
    }
}
