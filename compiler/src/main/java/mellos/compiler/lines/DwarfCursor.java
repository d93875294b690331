package mellos.compiler.lines;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads DWARF's data forms one behind the other. 32-bit DWARF alone: LLVM writes nothing else here. */
final class DwarfCursor {
    private final ByteBuffer bytes;

    private DwarfCursor(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    static DwarfCursor at(ByteBuffer section, int offset) {
        return new DwarfCursor(section.duplicate().position(offset));
    }

    int offset() {
        return bytes.position();
    }

    void seek(int offset) {
        bytes.position(offset);
    }

    void skip(int count) {
        bytes.position(bytes.position() + count);
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int u8() {
        return Byte.toUnsignedInt(bytes.get());
    }

    int u16() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    int u32() {
        return bytes.getInt();
    }

    long u64() {
        return bytes.getLong();
    }

    /** DWARF, "Unsigned LEB128". */
    long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** DWARF, "Signed LEB128". */
    long signed() {
        long value = 0;
        for (int shift = 0; ; ) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
            if (b >= 0) {
                return shift < 64 && (b & 0x40) != 0 ? value | -1L << shift : value;
            }
        }
    }

    /** Text up to a zero byte. */
    String string() {
        int start = bytes.position();
        while (bytes.get() != 0) { }
        var text = new byte[bytes.position() - 1 - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
