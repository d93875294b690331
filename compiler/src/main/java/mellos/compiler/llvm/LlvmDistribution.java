package mellos.compiler.llvm;

import java.nio.file.Path;

/**
 * LLVM's files, unpacked once from the {@code org.bytedeco:llvm} jar on the class path.
 *
 * @param folder holds {@code libLLVM.so} and {@code lld}
 * @param version the jar's version, part of every cache key
 */
public record LlvmDistribution(Path folder, String version) {
    /** Finds the jar and unpacks it where that has not been done; costs seconds the first time, then nothing. */
    public static LlvmDistribution unpacked() {
        throw new UnsupportedOperationException();
    }

    /** {@code $MELLOS_CACHE}, else {@code $XDG_CACHE_HOME/mellos}, else {@code ~/.cache/mellos}. */
    public static Path cacheFolder() {
        throw new UnsupportedOperationException();
    }

    public Path library() {
        return folder.resolve("libLLVM.so");
    }

    public Path linker() {
        return folder.resolve("lld");
    }
}
