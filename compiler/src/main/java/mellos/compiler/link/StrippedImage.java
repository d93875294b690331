package mellos.compiler.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import mellos.elf.ElfFile;

/**
 * An executable without what only debuggers read: symbols, debug sections, section headers. What is loaded stays byte
 * for byte where it was in the file.
 */
public final class StrippedImage {
    private StrippedImage() {}

    /** Writes the image's loaded part. @return {@code out} */
    public static Path write(Path image, Path out) {
        try {
            var bytes = Files.readAllBytes(image);
            long end = 0;
            for (var segment : ElfFile.of(image.toString(), bytes).segments()) {
                if (segment.type() == ElfFile.PT_LOAD) {
                    end = Math.max(end, segment.offset() + segment.fileSize());
                }
            }
            var elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            elf.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0); // no section headers
            return Files.write(out, Arrays.copyOf(bytes, Math.toIntExact(end)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot strip " + image + " to " + out, e);
        }
    }
}
