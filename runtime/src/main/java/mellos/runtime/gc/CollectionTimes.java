package mellos.runtime.gc;

import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;
import mellos.runtime.heap.HeapSpace;

/**
 * When the last collection came to the end of each of its parts, in nanoseconds, and sums over all of them. Written by
 * worker 0, read when the world goes on.
 */
@RawMemory("a view of the collector's own memory")
@Struct(size = CollectionTimes.SIZE)
interface CollectionTimes {
    int SIZE = 96;

    /** Behind what {@link CollectorState} uses of its page. */
    int OFFSET = 128;

    /** When the stop was asked for. */
    @At(0)
    long asked();

    @At(0)
    void asked(long nanos);

    /** When all threads stood. */
    @At(8)
    long stood();

    @At(8)
    void stood(long nanos);

    @At(16)
    long marked();

    @At(16)
    void marked(long nanos);

    @At(24)
    long cleared();

    @At(24)
    void cleared(long nanos);

    @At(32)
    long swept();

    @At(32)
    void swept(long nanos);

    /** Of all collections, from the asking to the end of the sweep. */
    @At(40)
    long totalPause();

    @At(40)
    void totalPause(long nanos);

    @At(48)
    long worstPause();

    @At(48)
    void worstPause(long nanos);

    @At(56)
    long totalStop();

    @At(56)
    void totalStop(long nanos);

    @At(64)
    long worstStop();

    @At(64)
    void worstStop(long nanos);

    @NoHeap
    static CollectionTimes get() {
        return HeapSpace.collectorMemory().plus(OFFSET).as(CollectionTimes.class);
    }
}
