package mellos.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes line programs for tests, byte by byte; {@code .debug_str} and {@code .debug_line_str} hold one text each. */
final class LineBytes {
    static final byte[] STRINGS = bytes("_", "from-str.c");
    static final byte[] LINE_STRINGS = bytes("__", "from-line-str.c");
    static final long BASE = 0xffffffff80001000L;

    private LineBytes() {}

    /** Numbers as one byte each, longs as eight, texts with a zero behind. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object each : parts) {
            switch (each) {
                case Integer number -> out.write(number);
                case String text -> out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
                case Long number -> number(out, number, 8);
                case byte[] bytes -> out.writeBytes(bytes);
                default -> throw new IllegalArgumentException(each.toString());
            }
        }
        return out.toByteArray();
    }

    /** A unit of 32-bit DWARF: line base -5, line range 14, opcode base 13. */
    static byte[] unit(int version, byte[] tables, byte[] code) {
        return unit(4, version, tables, code);
    }

    static byte[] unitOf64BitDwarf(int version, byte[] tables, byte[] code) {
        return unit(8, version, tables, code);
    }

    private static byte[] unit(int offsetBytes, int version, byte[] tables, byte[] code) {
        byte[] shape = bytes(-5, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1);
        byte[] fixed = version >= 4 ? bytes(1, 1, 1, shape, tables) : bytes(1, 1, shape, tables);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, version, 2);
        out.writeBytes(version >= 5 ? bytes(8, 0) : new byte[0]);
        number(out, fixed.length, offsetBytes);
        out.writeBytes(fixed);
        out.writeBytes(code);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (offsetBytes == 8) {
            number(whole, 0xffff_ffffL, 4);
        }
        number(whole, out.size(), offsetBytes);
        whole.writeBytes(out.toByteArray());
        return whole.toByteArray();
    }

    static LineSection section(byte[]... units) {
        byte[] all = bytes((Object[]) units);
        return new LineSection(ByteBuffer.wrap(all), ByteBuffer.wrap(STRINGS), ByteBuffer.wrap(LINE_STRINGS));
    }

    private static void number(ByteArrayOutputStream out, long value, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (value >>> 8 * i));
        }
    }
}
