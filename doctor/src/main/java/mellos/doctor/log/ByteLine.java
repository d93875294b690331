package mellos.doctor.log;

import java.nio.charset.StandardCharsets;

/** A line of the log as a view of the reader's buffer: valid until the next line is read. */
public final class ByteLine {
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
        for (int i = 0; i < text.length(); i++) {
            if (buffer[start + index + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Index of {@code text} at or after {@code from}, or -1. */
    int indexOf(String text, int from) {
        int last = length() - text.length();
        byte first = (byte) text.charAt(0);
        for (int i = Math.max(0, from); i <= last; i++) {
            if (buffer[start + i] == first && matches(i, text)) {
                return i;
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
        int i = index;
        while (start + i < end && digit(buffer[start + i]) >= 0) {
            i++;
        }
        return i;
    }

    /** The hexadecimal number between the two indices, 0 when empty. */
    long hex(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | digit(buffer[start + i]);
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

    static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** The line as text; bytes that are not ASCII become their Latin-1 characters. */
    String text() {
        return new String(buffer, start, length(), StandardCharsets.ISO_8859_1);
    }

    String text(int from, int to) {
        return new String(buffer, start + from, to - from, StandardCharsets.ISO_8859_1);
    }
}
