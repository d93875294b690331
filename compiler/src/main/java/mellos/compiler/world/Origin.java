package mellos.compiler.world;

/** Whose class it is, which decides what it may say to the compiler. */
public enum Origin {
    /** The kernel, the hosted platform, the runtime or magic: its marks are read and its entry points are roots. */
    SYSTEM,
    /** The modules of the JDK that runs the build, {@code java.base} before all. */
    JDK,
    /** The program. */
    APPLICATION,
    /** Made by the compiler itself. */
    GENERATED
}
