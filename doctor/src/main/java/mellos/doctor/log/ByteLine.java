package mellos.doctor.log;

import java.nio.charset.StandardCharsets;

/**
 * A line of the log as a view of the reader's buffer: valid until the next line is read. The loops keep the buffer and
 * the end in locals, which the quick compiler does not do by itself: every byte of a log goes through several of them.
 */
public final class ByteLine {
    /** What each byte counts as a hexadecimal digit, -1 for what is none: most of a log is such digits. */
    private static final byte[] DIGITS = digits();

    byte[] buffer;
    int start;
    int end;

    /** A line of its own, for tests and for text that is not in a file. */
    static ByteLine of(String text) {
        ByteLine line = new ByteLine();
        line.buffer = text.getBytes(StandardCharsets.ISO_8859_1);
        line.end = line.buffer.length;
        return line;
    }

    int length() {
        return end - start;
    }

    byte at(int index) {
        return start + index < end ? buffer[start + index] : 0;
    }

    boolean startsWith(String text) {
        return matches(0, text);
    }

    boolean matches(int index, String text) {
        if (index < 0 || start + index + text.length() > end) {
            return false;
        }
        byte[] bytes = buffer;
        int from = start + index;
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Index of {@code text} at or after {@code from}, or -1. */
    int indexOf(String text, int from) {
        char first = text.charAt(0);
        int columns = length() - text.length() + 1;
        int at = indexOf(first, Math.max(0, from), columns);
        while (at >= 0 && !matches(at, text)) {
            at = indexOf(first, at + 1, columns);
        }
        return at;
    }

    /** Index of the character among the first {@code columns}, from {@code from} on; -1 where it is not. */
    int indexOf(char wanted, int from, int columns) {
        byte[] bytes = buffer;
        int limit = Math.min(start + columns, end);
        for (int i = start + from; i < limit; i++) {
            if (bytes[i] == wanted) {
                return i - start;
            }
        }
        return -1;
    }

    /** Index just after {@code text}, or -1 when the line has no such text. */
    int after(String text, int from) {
        int index = indexOf(text, from);
        return index < 0 ? -1 : index + text.length();
    }

    /** First index at or after {@code index} that is no blank. */
    int skipBlanks(int index) {
        int i = index;
        while (start + i < end && (buffer[start + i] == ' ' || buffer[start + i] == '\t')) {
            i++;
        }
        return i;
    }

    /** Where the next word begins: after blanks, or behind a mark that people put before quoted lines. */
    int nextWord(int index) {
        int i = index;
        while (start + i < end && !endsWord(buffer[start + i])) {
            i++;
        }
        return skipBlanks(Math.min(i + 1, length()));
    }

    private static boolean endsWord(byte c) {
        return c == ' ' || c == '\t' || c == '>' || c == '|' || c == ']' || c == ':' || c == ')';
    }

    /** End of the hexadecimal digits that begin at {@code index}. */
    int hexEnd(int index) {
        byte[] bytes = buffer;
        byte[] digits = DIGITS;
        int limit = end;
        int i = start + index;
        while (i < limit && digits[bytes[i] & 0xff] >= 0) {
            i++;
        }
        return i - start;
    }

    /** The hexadecimal number between the two indices, 0 when empty. */
    long hex(int from, int to) {
        byte[] bytes = buffer;
        byte[] digits = DIGITS;
        int limit = start + to;
        long value = 0;
        for (int i = start + from; i < limit; i++) {
            value = value << 4 | digits[bytes[i] & 0xff];
        }
        return value;
    }

    /** The hexadecimal number at {@code index}, a leading 0x allowed; 0 when there is none. */
    long hexAt(int index) {
        int i = skipBlanks(index);
        if (matches(i, "0x")) {
            i += 2;
        }
        return hex(i, hexEnd(i));
    }

    private static byte[] digits() {
        byte[] out = new byte[256];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (i < 128 ? Character.digit(i, 16) : -1);
        }
        return out;
    }

    /** The line as text; bytes that are not ASCII become their Latin-1 characters. */
    String text() {
        return new String(buffer, start, length(), StandardCharsets.ISO_8859_1);
    }

    String text(int from, int to) {
        return new String(buffer, start + from, to - from, StandardCharsets.ISO_8859_1);
    }
}
