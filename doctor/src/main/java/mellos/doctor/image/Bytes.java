package mellos.doctor.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over little-endian bytes. Reading past the end throws {@link IndexOutOfBoundsException}. */
final class Bytes {
    private final byte[] data;
    private final int end;
    private int at;

    Bytes(byte[] data) {
        this(data, 0, data.length);
    }

    Bytes(byte[] data, int from, int end) {
        if (from < 0 || end > data.length || from > end) {
            throw new IndexOutOfBoundsException("range " + from + " to " + end + " of " + data.length + " bytes");
        }
        this.data = data;
        this.at = from;
        this.end = end;
    }

    int position() {
        return at;
    }

    Bytes seek(int position) {
        if (position < 0 || position > end) {
            throw new IndexOutOfBoundsException("position " + position + " of " + end);
        }
        at = position;
        return this;
    }

    boolean hasMore() {
        return at < end;
    }

    int u8() {
        if (at >= end) {
            throw new IndexOutOfBoundsException("end of data at " + at);
        }
        return data[at++] & 0xff;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    long u32() {
        return u16() | (long) u16() << 16;
    }

    long u64() {
        return u32() | u32() << 32;
    }

    long unsigned(int bytes) {
        return switch (bytes) {
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> u32();
            case 8 -> u64();
            default -> throw new IndexOutOfBoundsException("a number of " + bytes + " bytes");
        };
    }

    /** A file offset or size that must fit this file. */
    int size(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException("size " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    long uleb() {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int each = u8();
            value |= shift < 64 ? (long) (each & 0x7f) << shift : 0;
            if ((each & 0x80) == 0) {
                return value;
            }
        }
    }

    long sleb() {
        long value = 0;
        int shift = 0;
        while (true) {
            int each = u8();
            value |= shift < 64 ? (long) (each & 0x7f) << shift : 0;
            shift += 7;
            if ((each & 0x80) == 0) {
                return shift < 64 && (each & 0x40) != 0 ? value | -1L << shift : value;
            }
        }
    }

    String string() {
        int from = at;
        while (u8() != 0) {
            continue;
        }
        return new String(data, from, at - 1 - from, StandardCharsets.UTF_8);
    }

    byte[] take(long count) {
        int length = size(count);
        if (length > end - at) {
            throw new IndexOutOfBoundsException(length + " bytes at " + at + " of " + end);
        }
        at += length;
        return Arrays.copyOfRange(data, at - length, at);
    }

    Bytes skip(long count) {
        return seek(at + size(count));
    }
}
