package mellos.doctor.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * Splits a stream into lines in one fixed buffer; a line longer than {@link #LONGEST_LINE} is cut, its rest dropped.
 */
public final class LineSource {
    /** Bytes of a line that are kept. */
    public static final int LONGEST_LINE = 64 * 1024;

    private static final int FILL_LIMIT = 4 * LONGEST_LINE;
    private static final int SCRATCH = 8192;

    private final InputStream in;
    private final byte[] buffer;
    private final ByteLine line = new ByteLine();
    private int next;
    private int filled;
    private boolean ended;
    private long lineNumber;
    private long bytes;
    private long zeroBytes;

    public LineSource(InputStream in) {
        this.in = in;
        this.buffer = new byte[FILL_LIMIT + SCRATCH];
        line.buffer = buffer;
    }

    /** The next line, or null at the end. The same object every time. */
    public ByteLine next() throws IOException {
        int searched = next;
        while (true) {
            int newline = newline(searched);
            if (newline >= 0) {
                return take(newline, newline + 1);
            }
            searched = filled;
            if (ended) {
                return filled > next ? take(filled, filled) : null;
            }
            if (filled - next >= LONGEST_LINE) {
                ByteLine cut = take(next + LONGEST_LINE, filled);
                dropRestOfLine();
                return cut;
            }
            searched -= next;
            fill();
            searched += next;
        }
    }

    private int newline(int from) {
        byte[] bytes = buffer;
        int limit = filled;
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private ByteLine take(int end, int following) {
        line.start = next;
        line.end = end > next && buffer[end - 1] == '\r' ? end - 1 : end;
        next = following;
        lineNumber++;
        return line;
    }

    private void fill() throws IOException {
        if (next > 0 && filled >= FILL_LIMIT) {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
        }
        int count = in.read(buffer, filled, FILL_LIMIT - filled);
        if (count < 0) {
            ended = true;
            return;
        }
        for (int i = filled; i < filled + Math.min(count, 4096); i++) {
            zeroBytes += buffer[i] == 0 ? 1 : 0;
        }
        filled += count;
        bytes += count;
    }

    /** The cut line stays in the buffer untouched: the rest is read past it in a scratch area. */
    private void dropRestOfLine() throws IOException {
        byte[] scratch = new byte[SCRATCH];
        while (true) {
            int count = in.read(scratch);
            if (count < 0) {
                ended = true;
                filled = next;
                return;
            }
            bytes += count;
            for (int i = 0; i < count; i++) {
                if (scratch[i] == '\n') {
                    pushBack(scratch, i + 1, count);
                    return;
                }
            }
        }
    }

    private void pushBack(byte[] scratch, int from, int to) {
        System.arraycopy(scratch, from, buffer, filled, to - from);
        next = filled;
        filled += to - from;
    }

    public long lineNumber() {
        return lineNumber;
    }

    public long bytes() {
        return bytes;
    }

    /** Zero bytes among the samples looked at: more than a few mean that this is no text. */
    public long zeroBytes() {
        return zeroBytes;
    }
}
