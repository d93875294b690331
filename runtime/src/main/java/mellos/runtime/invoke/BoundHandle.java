package mellos.runtime.invoke;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A handle whose first argument is given. */
final class BoundHandle extends CompiledHandle {
    private final CompiledHandle target;
    private final Object first;

    private BoundHandle(CompiledHandle target, Object first) {
        super(target.descriptor());
        this.target = target;
        this.first = first;
    }

    static MethodHandle of(CompiledHandle target, Object first) {
        MethodType type = target.type();
        if (type.parameterCount() == 0 || type.parameterType(0).isPrimitive()) {
            throw new IllegalArgumentException("no leading reference parameter");
        }
        return new BoundHandle(target, type.parameterType(0).cast(first)).of(type.dropParameterTypes(0, 1));
    }

    @Override
    public Object call(Object[] arguments) throws Throwable {
        Object[] all = new Object[arguments.length + 1];
        all[0] = first;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return target.call(all);
    }
}
