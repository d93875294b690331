package mellos.kernel.boot;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * The ranges of physical memory as the loader reported them, in its order, at most {@link #CAPACITY}. Ranges may touch
 * or overlap: whoever uses one asks {@link #isUsable(long, long)} for the pages it takes.
 */
@BuildTime
@NoHeap
public final class MemoryMap {
    public static final int CAPACITY = 256;
    /** Ordinary memory. The type numbers are those of the BIOS call E820, which both protocols use. */
    public static final int USABLE = 1;

    private static final long[] STARTS = new long[CAPACITY];
    private static final long[] ENDS = new long[CAPACITY];
    private static final int[] TYPES = new int[CAPACITY];
    private static int count;
    private static int dropped;

    private MemoryMap() {}

    static void clear() {
        count = 0;
        dropped = 0;
    }

    /** Enters a range; an empty one or one that wraps is dropped and counted. */
    static void add(long start, long sizeBytes, int type) {
        boolean wraps = Long.compareUnsigned(start + sizeBytes, start) < 0;
        if (sizeBytes == 0 || wraps || count == CAPACITY) {
            dropped++;
            return;
        }
        STARTS[count] = start;
        ENDS[count] = start + sizeBytes;
        TYPES[count] = type;
        count++;
    }

    public static int count() {
        return count;
    }

    /** Ranges that made no sense or found no room. */
    public static int dropped() {
        return dropped;
    }

    public static long start(int index) {
        return STARTS[index];
    }

    /** First byte behind the range. */
    public static long end(int index) {
        return ENDS[index];
    }

    public static int type(int index) {
        return TYPES[index];
    }

    /** Whether some usable range covers these bytes whole and no range of another type touches them. */
    public static boolean isUsable(long start, long end) {
        boolean covered = false;
        for (int i = 0; i < count; i++) {
            if (TYPES[i] == USABLE) {
                covered |= STARTS[i] <= start && end <= ENDS[i];
            } else if (STARTS[i] < end && start < ENDS[i]) {
                return false;
            }
        }
        return covered;
    }

    /** Bytes of ordinary memory. */
    public static long usableBytes() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (TYPES[i] == USABLE) {
                sum += ENDS[i] - STARTS[i];
            }
        }
        return sum;
    }
}
