package mellos.tests.guest;

/**
 * What guest programs print through. Numbers are converted by this class alone, so that a program about one instruction
 * needs nothing of the class library but {@link System#out}'s {@code write}.
 */
public final class Out {
    private static final byte[] LINE = new byte[64 * 1024];
    private static int used;

    private Out() {}

    /** One line of text; characters above 0x7e and control characters appear as {@code \}{@code uXXXX}. */
    public static void line(String text) {
        text(text);
        end();
    }

    /** Appends text to the line begun. */
    public static void text(String text) {
        if (text == null) {
            text = "null";
        }
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        put(' ');
    }

    /** Appends a number in decimal. */
    public static void number(long value) {
        if (value < 0) {
            put('-');
        }
        long unit = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            unit *= 10;
        }
        for (; unit != 0; unit /= 10) {
            long digit = value / unit % 10;
            put((char) ('0' + (digit < 0 ? -digit : digit)));
        }
        put(' ');
    }

    /** Appends 16 hexadecimal digits. */
    public static void hex(long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            put("0123456789abcdef".charAt((int) (value >>> shift) & 15));
        }
        put(' ');
    }

    /** Appends 8 hexadecimal digits. */
    public static void hex(int value) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            put("0123456789abcdef".charAt(value >>> shift & 15));
        }
        put(' ');
    }

    /** Appends the bits, every NaN as the canonical one: the language leaves the payload open. */
    public static void bits(float value) {
        hex(value != value ? 0x7fc00000 : Float.floatToRawIntBits(value));
    }

    /** As {@link #bits(float)}. */
    public static void bits(double value) {
        hex(value != value ? 0x7ff8000000000000L : Double.doubleToRawLongBits(value));
    }

    /** Appends {@code 0} or {@code 1}. */
    public static void flag(boolean value) {
        put(value ? '1' : '0');
        put(' ');
    }

    /** Prints the line begun. */
    public static void end() {
        LINE[used++] = '\n';
        System.out.write(LINE, 0, used);
        System.out.flush();
        used = 0;
    }

    /** One line: the exception's class and message. */
    public static void thrown(Throwable exception) {
        text(exception.getClass().getName());
        line(exception.getMessage());
    }

    private static void put(char c) {
        if (used > LINE.length - 8) {
            end();
        }
        if (c >= 0x20 && c < 0x7f) {
            LINE[used++] = (byte) c;
            return;
        }
        LINE[used++] = '\\';
        LINE[used++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            LINE[used++] = (byte) "0123456789abcdef".charAt(c >>> shift & 15);
        }
    }
}
