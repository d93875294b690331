package mellos.compiler.llvm;

/** Told how code generation goes on. Calls come from several threads, never two at once. */
public interface ProgressListener {
    /** Says nothing to anybody. */
    ProgressListener NONE = new ProgressListener() {};

    /** The object of this module was in the cache. */
    default void cached(String module) {}

    /** LLVM has compiled this module. */
    default void compiled(String module) {}
}
