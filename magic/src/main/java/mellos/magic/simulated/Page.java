package mellos.magic.simulated;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * 64 KiB of simulated memory. The bytes lie in an array of longs, which the JVM aligns by 8, so that each access of up
 * to 8 bytes at its natural alignment is one access of the machine.
 */
final class Page {
    static final int SHIFT = 16;
    static final int SIZE = 1 << SHIFT;

    /** What plain loads see where nothing was ever stored; never written. */
    static final Page ZERO = new Page(0, false);

    /** The address without its lowest {@link #SHIFT} bits. */
    final long number;

    final MemorySegment bytes = MemorySegment.ofArray(new long[SIZE / Long.BYTES]);

    /** One bit a byte that may be accessed; null where all may. Changed under this page's lock. */
    private final long[] accessible;

    Page(long number, boolean strict) {
        this.number = number;
        this.accessible = strict ? new long[SIZE / Long.SIZE] : null;
    }

    static int offset(long address) {
        return (int) address & SIZE - 1;
    }

    /** Whether {@code size} bytes, a power of two that divides the address, may be accessed. */
    boolean allows(long address, int size) {
        if (accessible == null) {
            return true;
        }
        int offset = offset(address);
        long wanted = (1L << size) - 1 << offset;
        return (accessible[offset / Long.SIZE] & wanted) == wanted;
    }

    /** Whether each byte of a range of this page may be accessed. */
    boolean allowsAll(int from, int end) {
        return accessible == null || BitSet.valueOf(accessible).nextClearBit(from) >= end;
    }

    /** Changes what may be done with a range of this page, which is not empty. */
    synchronized void allow(int from, int end, boolean allowed) {
        int last = (end - 1) / Long.SIZE;
        for (int i = from / Long.SIZE; i <= last; i++) {
            long bits = i == from / Long.SIZE ? -1L << from : -1L;
            bits &= i == last ? -1L >>> -end : -1L;
            accessible[i] = allowed ? accessible[i] | bits : accessible[i] & ~bits;
        }
    }
}
