package mellos.magic;

/** Where fields lie. In an image only; the compiler turns calls that a program writes in the JDK's terms into these. */
public final class Fields {
    private Fields() {}

    /**
     * Bytes from the start of an object to its field: docs/abi.md, "Objects". Both arguments are constants; a field
     * that does not exist is a build error.
     *
     * @param owner the class that declares the field
     * @throws UnsupportedOperationException on a host JVM
     */
    @Intrinsic
    public static long offset(Class<?> owner, String name) {
        throw new UnsupportedOperationException("objects have no layout on a host JVM");
    }

    /**
     * The address of a static field's cell. Both arguments are constants; a field that does not exist is a build error.
     *
     * @param owner the class that declares the field; it is not initialised by this
     * @throws UnsupportedOperationException on a host JVM
     */
    @Intrinsic
    public static long staticAddress(Class<?> owner, String name) {
        throw new UnsupportedOperationException("static fields have no address on a host JVM");
    }
}
