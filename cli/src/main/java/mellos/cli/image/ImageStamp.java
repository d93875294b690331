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

/**
 * What an image was built from, as a hash of its inputs' paths, sizes and times. Lies beside the image; without it the
 * image counts as stale.
 */
record ImageStamp(String hash) {
    /** @param inputs files, and folders with all that is in them @param setting whatever else decides what is built */
    static ImageStamp of(List<Path> inputs, String setting) {
        MessageDigest digest = ApiFingerprint.digest();
        digest.update((setting + " " + System.getProperty("java.home") + " " + Runtime.version()).getBytes());
        for (Path input : inputs) {
            try {
                Files.walkFileTree(input, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        digest.update((file + " " + attributes.size() + " "
                                        + attributes.lastModifiedTime().toMillis() + "\n")
                                .getBytes());
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ImageStamp(HexFormat.of().formatHex(digest.digest()));
    }

    private static Path beside(Path image) {
        return image.resolveSibling(image.getFileName() + ".stamp");
    }

    boolean fits(Path image) {
        try {
            return Files.exists(image)
                    && Files.exists(beside(image))
                    && Files.readString(beside(image)).equals(hash);
        } catch (IOException e) {
            return false;
        }
    }

    void write(Path image) {
        try {
            Files.writeString(beside(image), hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
