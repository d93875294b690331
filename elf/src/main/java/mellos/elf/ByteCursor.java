package mellos.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads little-endian values one behind the other. Reading past the end, or seeking there, throws
 * {@link IndexOutOfBoundsException} and nothing else, so that a reader of damaged files has one thing to catch.
 */
public final class ByteCursor {
    private final ByteBuffer bytes;
    private int at;

    private ByteCursor(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** At the first byte of what the buffer holds, whatever its position. */
    public static ByteCursor over(ByteBuffer bytes) {
        return new ByteCursor(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** As {@link #over}, then {@link #seek}. */
    public static ByteCursor at(ByteBuffer bytes, long position) {
        return over(bytes).seek(position);
    }

    /** Bytes from the start. */
    public int position() {
        return at;
    }

    public ByteCursor seek(long position) {
        if (position < 0 || position > bytes.limit()) {
            throw new IndexOutOfBoundsException("position " + Long.toUnsignedString(position) + " of " + bytes.limit());
        }
        at = (int) position;
        return this;
    }

    public ByteCursor skip(long count) {
        pass(count);
        return this;
    }

    ByteCursor skipAll() {
        at = bytes.limit();
        return this;
    }

    public boolean hasMore() {
        return at < bytes.limit();
    }

    int remaining() {
        return bytes.limit() - at;
    }

    public int u8() {
        return bytes.get(pass(1)) & 0xff;
    }

    public int u16() {
        return bytes.getShort(pass(2)) & 0xffff;
    }

    public long u32() {
        return bytes.getInt(pass(4)) & 0xffff_ffffL;
    }

    public long u64() {
        return bytes.getLong(pass(8));
    }

    /** A number of 1, 2, 4 or 8 bytes, without sign. */
    long number(int size) {
        return switch (size) {
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> u32();
            case 8 -> u64();
            default -> throw new IndexOutOfBoundsException("a number of " + size + " bytes");
        };
    }

    /** DWARF, "Unsigned LEB128". Bits beyond 64 are dropped. */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int each = u8();
            value |= shift < 64 ? (long) (each & 0x7f) << shift : 0;
            if (each < 0x80) {
                return value;
            }
        }
    }

    /** DWARF, "Signed LEB128". Bits beyond 64 are dropped. */
    public long signed() {
        long value = 0;
        for (int shift = 0; ; ) {
            int each = u8();
            value |= shift < 64 ? (long) (each & 0x7f) << shift : 0;
            shift += 7;
            if (each < 0x80) {
                return shift < 64 && (each & 0x40) != 0 ? value | -1L << shift : value;
            }
        }
    }

    /** Text up to a zero byte, which is passed. */
    public String string() {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - at];
        bytes.get(at, text);
        at = end + 1;
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The next bytes alone, which this cursor passes. */
    ByteBuffer part(long length) {
        int start = pass(length);
        return bytes.slice(start, at - start);
    }

    /** Advances. @return the position before */
    private int pass(long count) {
        if (count < 0 || count > remaining()) {
            throw new IndexOutOfBoundsException(
                    Long.toUnsignedString(count) + " bytes at " + at + " of " + bytes.limit());
        }
        int from = at;
        at += (int) count;
        return from;
    }
}
