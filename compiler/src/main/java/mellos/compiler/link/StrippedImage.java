package mellos.compiler.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An executable without what only debuggers read: symbols, debug sections, section headers. What is loaded stays
 * byte for byte where it was in the file.
 */
public final class StrippedImage {
    private static final int PT_LOAD = 1;

    private StrippedImage() {
    }

    /** Writes the image's loaded part. @return {@code out} */
    public static Path write(Path image, Path out) {
        ElfFile.read(image);                       // refuses what is no ELF file
        try {
            var bytes = Files.readAllBytes(image);
            var elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long end = 0;
            int header = Math.toIntExact(elf.getLong(32));
            for (int i = 0; i < elf.getShort(56); i++, header += elf.getShort(54)) {
                if (elf.getInt(header) == PT_LOAD) {
                    end = Math.max(end, elf.getLong(header + 8) + elf.getLong(header + 32));
                }
            }
            elf.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);    // no section headers
            return Files.write(out, Arrays.copyOf(bytes, Math.toIntExact(end)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot strip " + image + " to " + out, e);
        }
    }
}
