package mellos.runtime.invoke;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.MethodHandle}: the superclass of the handles that the compiler makes. */
@Substitute("java.lang.invoke.MethodHandle")
public abstract class Target_java_lang_invoke_MethodHandle {
    /** What it takes and gives. */
    MethodType mellosType;

    protected Target_java_lang_invoke_MethodHandle() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public MethodType type() {
        return mellosType;
    }

    @Replace
    public Object invokeWithArguments(Object... arguments) throws Throwable {
        return HandleCalls.call((MethodHandle) (Object) this, arguments);
    }

    @Replace
    public MethodHandle bindTo(Object receiver) {
        return BoundHandle.of((CompiledHandle) this, receiver);
    }

    @Replace
    public String toString() {
        return "MethodHandle" + mellosType;
    }
}
