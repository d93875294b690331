package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A hash of what an image is built from: paths, sizes and times of files. */
final class InputHash {
    private final MessageDigest digest = ApiFingerprint.digest();

    private InputHash(String setting) {
        digest.update((setting + " " + System.getProperty("java.home") + " " + Runtime.version()).getBytes());
    }

    /** @param inputs files, and folders with all that is in them @param setting whatever else decides what is built */
    static String of(List<Path> inputs, String setting) {
        InputHash hash = new InputHash(setting);
        inputs.forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(Path input) {
        try {
            Files.walkFileTree(input, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    add(file, attributes);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path file, BasicFileAttributes attributes) {
        digest.update((file + " " + attributes.size() + " "
                        + attributes.lastModifiedTime().toMillis() + "\n")
                .getBytes());
    }
}
