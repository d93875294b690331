package mellos.kernel.trace;

import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * A ring of records for each processor. Memory: 16 bytes a record. Recording stops while the log is printed, so that
 * printing does not overwrite what it prints.
 */
@NoHeap
public final class TraceLog {
    private final TraceRing[] rings;
    private volatile boolean recording = true;

    /** @param capacity records for each processor, a power of two, or 0 to record nothing */
    @MayAllocate("the heap is up")
    public TraceLog(int processors, int capacity) {
        this.rings = new TraceRing[capacity == 0 ? 0 : processors];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = new TraceRing(capacity);
        }
    }

    /** By the processor itself, with interrupts off. */
    public void record(int processor, long nanos, int kind, int a, int b) {
        if (recording && processor < rings.length) {
            rings[processor].record(nanos, kind, a, b);
        }
    }

    /** Number of rings: 0 if nothing is recorded. */
    public int rings() {
        return rings.length;
    }

    public TraceRing ring(int processor) {
        return rings[processor];
    }

    public void pause() {
        recording = false;
    }

    public void resume() {
        recording = true;
    }
}
