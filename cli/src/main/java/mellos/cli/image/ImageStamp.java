package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an image was built from, as a hash of its inputs' paths, sizes and times. Lies beside the image; without it the
 * image counts as stale.
 */
record ImageStamp(String hash) {
    /** Parameters as of {@link InputHash#of}. */
    static ImageStamp of(List<Path> inputs, String setting) {
        return new ImageStamp(InputHash.of(inputs, setting));
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
