package mellos.kernel.trace;

import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * The newest records of one processor; older ones are overwritten and counted. Written by that processor alone, with
 * interrupts off. A record is two words: the time, then kind, A and B.
 */
@NoHeap
public final class TraceRing {
    private static final int A_BITS = 24;
    private static final int B_BITS = 32;
    private static final int NONE = -1;

    private final long[] words;
    private final int capacity;
    private volatile long written;
    /** Vector of the interrupt under way, or NONE. */
    private int openVector = NONE;

    /** @param capacity number of records, a power of two */
    @MayAllocate("the heap is up")
    TraceRing(int capacity) {
        this.capacity = capacity;
        this.words = new long[2 * capacity];
    }

    /**
     * An interrupt that leads to a switch has ended for its processor: the switch closes it, and what is recorded when
     * the interrupted task runs again, elsewhere perhaps, is dropped.
     */
    void record(long nanos, int kind, int a, int b) {
        switch (kind) {
            case TraceKind.INTERRUPT_ENTER -> openVector = a;
            case TraceKind.SWITCH -> {
                if (openVector != NONE) {
                    store(nanos, TraceKind.INTERRUPT_LEAVE, openVector, 0);
                }
                openVector = NONE;
            }
            case TraceKind.INTERRUPT_LEAVE -> {
                if (openVector == NONE) {
                    return;
                }
                openVector = NONE;
            }
            default -> {}
        }
        store(nanos, kind, a, b);
    }

    private void store(long nanos, int kind, int a, int b) {
        int at = 2 * (int) (written & (capacity - 1));
        words[at] = nanos;
        words[at + 1] =
                (long) kind << (A_BITS + B_BITS) | (a & (1L << A_BITS) - 1) << B_BITS | (b & (1L << B_BITS) - 1);
        written = written + 1;
    }

    public int capacity() {
        return capacity;
    }

    /** Records in the ring. */
    public int kept() {
        return (int) Math.min(written, capacity);
    }

    /** Records that were overwritten. */
    public long lost() {
        return written - kept();
    }

    private int slot(int index) {
        return 2 * (int) ((written - kept() + index) & (capacity - 1));
    }

    /** @param index 0 for the oldest record kept */
    public long nanosAt(int index) {
        return words[slot(index)];
    }

    public int kindAt(int index) {
        return (int) (words[slot(index) + 1] >>> (A_BITS + B_BITS));
    }

    public int aAt(int index) {
        return (int) (words[slot(index) + 1] >>> B_BITS & (1L << A_BITS) - 1);
    }

    public int bAt(int index) {
        return (int) words[slot(index) + 1];
    }
}
