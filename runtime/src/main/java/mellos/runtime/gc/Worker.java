package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;
import mellos.runtime.heap.HeapSpace;

/** What one worker of a collection has for itself. */
@RawMemory("a view of the collector's own memory")
@Struct(size = Worker.SIZE)
interface Worker {
    int SIZE = 256;
    /** Offset of the objects that were met and not yet marked: they are on their way into the cache. */
    int MET = 64;
    /** Of these, at most; a power of two. */
    int MET_LIMIT = 16;
    /** Processors beyond this number only stand. */
    int LIMIT = 64;

    /** The packet that it pushes to and pops from. */
    @At(0)
    Address packet();

    @At(0)
    void packet(Address packet);

    /** Bytes of the objects that it has marked. */
    @At(8)
    long liveBytes();

    @At(8)
    void liveBytes(long bytes);

    /** Weak, soft and phantom references that it has met, linked by their field {@code discovered}. */
    @At(16)
    Address discovered();

    @At(16)
    void discovered(Address reference);

    /** The next of the places at {@link #MET}: the oldest object is there, or zero. */
    @At(24)
    int place();

    @At(24)
    void place(int number);

    /** The worker of this number. */
    @NoHeap
    static Worker at(int number) {
        return HeapSpace.collectorMemory()
                .plus(CollectorState.SIZE + (long) number * SIZE)
                .as(Worker.class);
    }
}
