package mellos.runtime.exception;

/** Which classes HotSpot would have loaded from the module java.base, the only one of the JDK that images hold. */
public final class JdkClasses {
    private JdkClasses() {}

    /** @param name binary name of a class or a primitive type */
    public static boolean contains(String name) {
        return name.startsWith("java.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.indexOf('.') < 0 && isPrimitive(name);
    }

    private static boolean isPrimitive(String name) {
        return switch (name) {
            case "boolean", "byte", "short", "char", "int", "long", "float", "double", "void" -> true;
            default -> false;
        };
    }
}
