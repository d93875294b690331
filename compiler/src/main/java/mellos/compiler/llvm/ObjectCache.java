package mellos.compiler.llvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Object files by the hash of everything that decides their bytes: IR text, pipeline, target, LLVM's version. An entry
 * appears by a rename, so that a reader sees a whole file or none, and several builds may share a folder. Objects that
 * no build has asked for in {@link #KEPT} are removed.
 */
public final class ObjectCache {
    static final Duration KEPT = Duration.ofDays(14);
    private static final Duration BETWEEN_STAMPS = Duration.ofDays(1);

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
        try {
            stamp(file);
            return Optional.of(file);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Removes what has not been asked for in {@link #KEPT}; looks at most once a day. */
    void removeUnused() {
        var looked = folder.resolve("looked");
        try {
            if (!Files.isDirectory(folder) || Files.exists(looked) && !stamp(looked)) {
                return;
            }
            Files.write(looked, new byte[0]);
            var limit = FileTime.from(Instant.now().minus(KEPT));
            try (var files = Files.find(
                    folder,
                    2,
                    (_, attributes) -> attributes.isRegularFile()
                            && attributes.lastModifiedTime().compareTo(limit) < 0)) {
                for (var file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // another build is at it; an object too many does no harm
        }
    }

    /** Sets a file's time to now where it is old; a day's exactness spares writes. @return whether it was old */
    private static boolean stamp(Path file) throws IOException {
        boolean old = Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(BETWEEN_STAMPS));
        if (old) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        }
        return old;
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
            return Optional.empty(); // the module's error matters more
        }
    }

    /** Folders of a 256th each keep listings short. */
    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + ".o");
    }
}
