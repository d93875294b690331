package mellos.doctor.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 text as bytes of ASCII, either byte order: PowerShell's {@code >} writes logs so. What is not ASCII becomes a
 * question mark; no line of a log has any. The byte-order mark is passed over.
 */
final class WideText extends InputStream {
    private final InputStream in;
    private final boolean littleEndian;

    WideText(InputStream in) throws IOException {
        this.in = in;
        in.mark(2);
        int first = in.read();
        int second = in.read();
        this.littleEndian = first == 0xff || second == 0;
        if (!isMark(first, second)) {
            in.reset();
        }
    }

    /** True for a byte-order mark, and for a text in which every second byte is zero. */
    static boolean isWide(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int half = head.length / 2;
        return isMark(head[0] & 0xff, head[1] & 0xff)
                || half > 4 && Math.max(zeros[0], zeros[1]) >= half * 3 / 4 && Math.min(zeros[0], zeros[1]) == 0;
    }

    private static boolean isMark(int first, int second) {
        return first == 0xff && second == 0xfe || first == 0xfe && second == 0xff;
    }

    @Override
    public int read() throws IOException {
        int first = in.read();
        int second = in.read();
        if (second < 0) {
            return -1;
        }
        int high = littleEndian ? second : first;
        int low = littleEndian ? first : second;
        return high != 0 || low > 0x7f ? '?' : low;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        for (int each = 0; count < length && (each = read()) >= 0; count++) {
            into[offset + count] = (byte) each;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
