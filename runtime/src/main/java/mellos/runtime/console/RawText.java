package mellos.runtime.console;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.text.Target_java_lang_String;

/** Writes strings and numbers where nothing may be allocated or thrown: panic, interrupt handlers, early boot. */
@NoHeap
@RawMemory("reads only the bytes of strings that exist")
public final class RawText {
    private static final byte LATIN1 = 0;

    private RawText() {}

    /** The string in UTF-8; {@code null} for null. Unpaired surrogates become question marks. */
    public static void write(ByteSink sink, String text) {
        if (text == null) {
            write(sink, "null");
            return;
        }
        Target_java_lang_String string = (Target_java_lang_String) (Object) text;
        Address bytes = ObjectHeader.elements(string.value);
        int count = ObjectHeader.arrayLength(string.value);
        if (string.coder == LATIN1) {
            for (int i = 0; i < count; i++) {
                writeCodePoint(sink, bytes.plus(i).loadByte() & 0xff);
            }
        } else {
            writeUtf16(sink, bytes, count >>> 1);
        }
    }

    private static void writeUtf16(ByteSink sink, Address units, int count) {
        int i = 0;
        while (i < count) {
            int unit = units.plus(2L * i++).loadChar();
            int next = i < count ? units.plus(2L * i).loadChar() : 0;
            if (unit >>> 10 == 0x36 && next >>> 10 == 0x37) {
                i++;
                writeCodePoint(sink, 0x10000 + ((unit & 0x3ff) << 10 | next & 0x3ff));
            } else {
                writeCodePoint(sink, unit >>> 11 == 0x1b ? '?' : unit);
            }
        }
    }

    /** One character in UTF-8. */
    public static void writeCodePoint(ByteSink sink, int codePoint) {
        if (codePoint < 0x80) {
            sink.write((byte) codePoint);
        } else if (codePoint < 0x800) {
            sink.write((byte) (0xc0 | codePoint >>> 6));
            sink.write((byte) (0x80 | codePoint & 0x3f));
        } else if (codePoint < 0x10000) {
            sink.write((byte) (0xe0 | codePoint >>> 12));
            sink.write((byte) (0x80 | codePoint >>> 6 & 0x3f));
            sink.write((byte) (0x80 | codePoint & 0x3f));
        } else {
            sink.write((byte) (0xf0 | codePoint >>> 18));
            sink.write((byte) (0x80 | codePoint >>> 12 & 0x3f));
            sink.write((byte) (0x80 | codePoint >>> 6 & 0x3f));
            sink.write((byte) (0x80 | codePoint & 0x3f));
        }
    }

    public static void writeDecimal(ByteSink sink, long number) {
        if (number < 0) {
            sink.write((byte) '-');
        }
        long divisor = 1;
        while (number / divisor > 9 || number / divisor < -9) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            long digit = number / divisor % 10;
            sink.write((byte) ('0' + (digit < 0 ? -digit : digit)));
        }
    }

    /** All digits, 16 for a whole word. */
    public static void writeHexadecimal(ByteSink sink, long number, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (int) (number >>> 4 * i) & 0xf;
            sink.write((byte) (digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }
}
