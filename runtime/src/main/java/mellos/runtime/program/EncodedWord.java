package mellos.runtime.program;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A word of a line whose words have blanks between: {@code %} and two hexadecimal digits stand for the byte of that
 * number, two double quotes for the empty word. docs/boot.md, "Options".
 */
public final class EncodedWord {
    private static final String EMPTY = "\"\"";
    private static final int HEX = 16;

    private EncodedWord() {}

    /** The word as the program shall see it: UTF-8. A {@code %} without digits is one. */
    public static String decode(byte[] bytes, int start, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = start; i < end; i++) {
            int number = bytes[i] == '%' && i + 2 < end ? number(bytes[i + 1], bytes[i + 2]) : -1;
            out.write(number >= 0 ? number : bytes[i]);
            i += number >= 0 ? 2 : 0;
        }
        String word = new String(out.toByteArray(), StandardCharsets.UTF_8);
        return out.size() == end - start && word.equals(EMPTY) ? "" : word;
    }

    private static int number(byte high, byte low) {
        int first = Character.digit(high, HEX);
        int second = Character.digit(low, HEX);
        return first < 0 || second < 0 ? -1 : HEX * first + second;
    }
}
