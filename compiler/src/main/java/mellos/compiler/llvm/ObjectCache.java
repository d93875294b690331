package mellos.compiler.llvm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Object files by the hash of everything that decides their bytes: IR text, pipeline, target, LLVM's version. An
 * entry appears by a rename, so that a reader sees a whole file or none, and several builds may share a folder.
 */
public final class ObjectCache {
    private final Path folder;

    private ObjectCache(Path folder) {
        this.folder = folder;
    }

    /** A cache in this folder, which is made when the first object is stored. */
    public static ObjectCache in(Path folder) {
        return new ObjectCache(folder);
    }

    /** The cache that builds of this user share: {@code objects} in {@link LlvmDistribution#cacheFolder()}. */
    public static ObjectCache shared() {
        return in(LlvmDistribution.cacheFolder().resolve("objects"));
    }

    Optional<Path> find(String key) {
        throw new UnsupportedOperationException(folder.toString());
    }

    Path store(String key, byte[] object) {
        throw new UnsupportedOperationException();
    }
}
