package mellos.runtime.invoke;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.Objects;

/** What compiled code asks for method handles: to find them among those of one name, and to call them. */
public final class HandleCalls {
    private HandleCalls() {}

    public static MethodHandle findStatic(CompiledHandle[] all, MethodType type, Class<?> owner, String name)
            throws NoSuchMethodException {
        return select(all, type, owner, name, "/invokeStatic").of(type);
    }

    public static MethodHandle findVirtual(CompiledHandle[] all, MethodType type, Class<?> owner, String name)
            throws NoSuchMethodException {
        String kind = owner.isInterface() ? "/invokeInterface" : "/invokeVirtual";
        return select(all, type, owner, name, kind).of(type.insertParameterTypes(0, owner));
    }

    public static MethodHandle findConstructor(CompiledHandle[] all, MethodType type, Class<?> owner, String name)
            throws NoSuchMethodException {
        return select(all, type, owner, name, "/newInvokeSpecial").of(type.changeReturnType(owner));
    }

    private static CompiledHandle select(
            CompiledHandle[] all, MethodType type, Class<?> owner, String name, String kind)
            throws NoSuchMethodException {
        String wanted = type.descriptorString();
        for (CompiledHandle handle : all) {
            if (handle.descriptor().equals(wanted)) {
                return handle;
            }
        }
        String sort = name.equals("<init>") ? "constructor" : "method";
        throw new NoSuchMethodException("no such " + sort + ": " + owner.getName() + "." + name + type + kind);
    }

    public static Object invokeExact(MethodHandle handle, Object[] arguments, String descriptor) throws Throwable {
        MethodType type = handle.type();
        if (!type.descriptorString().equals(descriptor)) {
            throw new WrongMethodTypeException(
                    "handle's method type " + type + " but found " + TypeText.of(descriptor));
        }
        return ((CompiledHandle) (Object) handle).call(arguments);
    }

    public static Object invoke(MethodHandle handle, Object[] arguments, String descriptor) throws Throwable {
        if (handle.type().parameterCount() != arguments.length) {
            throw new WrongMethodTypeException("cannot convert " + handle + " to " + TypeText.of(descriptor));
        }
        return call(handle, arguments);
    }

    static Object call(MethodHandle handle, Object[] arguments) throws Throwable {
        CompiledHandle compiled = (CompiledHandle) (Object) Objects.requireNonNull(handle);
        MethodType type = compiled.type();
        if (type.parameterCount() != arguments.length) {
            throw new WrongMethodTypeException(
                    "cannot convert " + handle + " to " + MethodType.genericMethodType(arguments.length));
        }
        Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            converted[i] = converted(arguments[i], type.parameterType(i));
        }
        return compiled.call(converted);
    }

    /** As {@code asType} says of a reference that becomes a value: by a conversion that widens. */
    private static Object converted(Object argument, Class<?> type) {
        if (!type.isPrimitive()) {
            return type.cast(argument);
        }
        Objects.requireNonNull(argument);
        if (!widens(argument, type)) {
            throw new ClassCastException("Cannot cast " + argument.getClass().getName() + " to " + type.getName());
        }
        return argument instanceof Character letter && type != char.class ? (Object) (int) letter : argument;
    }

    private static boolean widens(Object argument, Class<?> type) {
        return switch (argument) {
            case Boolean truth -> type == boolean.class;
            case Character letter -> type == char.class || rank(type) >= 3;
            case Byte number -> rank(type) >= 1;
            case Short number -> rank(type) >= 2;
            case Integer number -> rank(type) >= 3;
            case Long number -> rank(type) >= 4;
            case Float number -> rank(type) >= 5;
            case Double number -> rank(type) >= 6;
            default -> false;
        };
    }

    /** Each becomes any of a higher rank without a cast. */
    private static int rank(Class<?> type) {
        if (type == byte.class) {
            return 1;
        }
        if (type == short.class) {
            return 2;
        }
        if (type == int.class) {
            return 3;
        }
        if (type == long.class) {
            return 4;
        }
        if (type == float.class) {
            return 5;
        }
        return type == double.class ? 6 : 0;
    }
}
