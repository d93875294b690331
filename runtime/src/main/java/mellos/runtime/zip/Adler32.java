package mellos.runtime.zip;

/** The checksum of RFC 1950, "Adler-32": two sums modulo a prime, one of the bytes, one of the first sum. */
final class Adler32 {
    private static final int BASE = 65521;

    /** As many bytes as the sums hold without overflow: RFC 1950 speaks of 5552. */
    private static final int RUN = 5552;

    private Adler32() {}

    static int update(int sums, byte[] bytes, int start, int length) {
        int low = sums & 0xffff;
        int high = sums >>> 16;
        int end = start + length;
        for (int at = start; at < end; ) {
            int stop = Math.min(end, at + RUN);
            while (at < stop) {
                low += bytes[at++] & 0xff;
                high += low;
            }
            low = Integer.remainderUnsigned(low, BASE);
            high = Integer.remainderUnsigned(high, BASE);
        }
        return high << 16 | low;
    }
}
