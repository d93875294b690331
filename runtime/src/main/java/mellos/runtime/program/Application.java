package mellos.runtime.program;

/** The program that the image is built for. */
public final class Application {
    private Application() {}

    /** The compiler binds this to {@code public static void main(String[])} of the class that the build names. */
    public static native void main(String[] arguments);
}
