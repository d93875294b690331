package mellos.compiler.llvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** @param settings whatever decides the object besides the module's text */
    static String key(String settings, byte[] text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(settings.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            hash.update(text);
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    Optional<Path> find(String key) {
        var file = file(key);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    Path store(String key, byte[] object) {
        var file = file(key);
        try {
            Files.createDirectories(file.getParent());
            var partial = Files.createTempFile(file.getParent(), key, ".partial");
            Files.write(partial, object);
            return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + file, e);
        }
    }

    /** Puts the text of a module that has no object where it can be looked at; empty when that cannot be written. */
    Optional<Path> keepRefused(String name, byte[] text) {
        var file = folder.resolve("refused").resolve(name.replace('/', '.') + ".ll");
        try {
            Files.createDirectories(file.getParent());
            return Optional.of(Files.write(file, text));
        } catch (IOException _) {
            return Optional.empty();               // the module's error matters more
        }
    }

    /** Folders of a 256th each keep listings short. */
    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + ".o");
    }
}
