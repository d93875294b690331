package mellos.compiler.llvm;

import java.nio.file.Path;
import java.util.List;

/**
 * Turns IR modules into object files. Modules found in the cache cost a hash each; the others go to child JVMs, one a
 * processor, started when the first module misses the cache, so that LLVM dying on a module is an error with a name.
 *
 * <p>{@link #compile} takes all modules at once. {@link #open} takes them one by one, so that LLVM works while later
 * modules are still being translated.
 */
public final class CodeGeneration implements AutoCloseable {
    private CodeGeneration() {
    }

    /** Compiles all modules; the result has their objects in the same order. */
    public static List<Path> compile(List<IrModule> modules, Profile profile, TargetOptions target, ObjectCache cache,
                                     ProgressListener progress) {
        try (var generation = open(profile, target, cache, progress)) {
            modules.forEach(generation::submit);
            return generation.finish();
        }
    }

    /** Starts a code generation that takes modules from one thread. */
    public static CodeGeneration open(Profile profile, TargetOptions target, ObjectCache cache, ProgressListener progress) {
        return new CodeGeneration();
    }

    /** Hands over a module and returns at once. */
    public void submit(IrModule module) {
        throw new UnsupportedOperationException();
    }

    /**
     * Waits for all modules.
     *
     * @return the objects in the order of {@link #submit}
     * @throws CodeGenerationException when any module failed, after all others have been tried
     */
    public List<Path> finish() {
        throw new UnsupportedOperationException();
    }

    /** Ends the child JVMs; modules not yet compiled are dropped. */
    @Override
    public void close() {
    }
}
