package mellos.elf;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A debug section as {@code --compress-debug-sections=zlib} leaves it. System V ABI, "Section Compression". Damaged
 * data, and zstd, become an empty section: a kernel without line numbers is worth more than none.
 */
final class CompressedSection {
    private static final int ZLIB = 1;
    private static final int LARGEST = 1 << 30;

    private CompressedSection() {}

    /** @throws IndexOutOfBoundsException when the section ends within its own header */
    static ByteBuffer inflate(ByteBuffer section, boolean wide) {
        ByteCursor in = ByteCursor.over(section);
        long type = in.u32();
        int word = wide ? 8 : 4;
        in.skip(word - 4); // padding of the 64-bit form
        long size = in.number(word);
        in.skip(word); // alignment
        if (type != ZLIB || size < 0 || size > LARGEST) {
            return ByteBuffer.allocate(0);
        }
        return inflate(section.slice(in.position(), section.limit() - in.position()), (int) size);
    }

    private static ByteBuffer inflate(ByteBuffer packed, int size) {
        ByteBuffer plain = ByteBuffer.allocate(size);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            while (plain.hasRemaining() && inflater.inflate(plain) > 0) {}
            return plain.clear();
        } catch (DataFormatException e) {
            return ByteBuffer.allocate(0);
        } finally {
            inflater.end();
        }
    }
}
