package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/** The buckets, by the address of a monitor's lock word. It refers to waiting threads alone: it keeps no object. */
@NoHeap
@BuildTime
@RawMemory("the buckets are an array of this object; a word taken for a lock is a bucket's first")
final class MonitorTable {
    private static final int BUCKETS = 512;
    private static final int FREE = 0;
    private static final int TAKEN = 1;
    /** Looks at a taken lock between two gifts of the processor. */
    private static final int LOOKS = 16;

    private final long[] words = new long[BUCKETS * Bucket.SIZE / 8];
    private final ThreadControl threads;

    @MayAllocate("made when the image is built")
    MonitorTable(ThreadControl threads) {
        this.threads = threads;
    }

    Bucket bucketOf(Address monitor) {
        long mixed = (monitor.bits() >>> 3) * 0x9E37_79B9_7F4A_7C15L;
        long index = (mixed >>> 32) % BUCKETS;
        return ObjectHeader.elements(words).plus(index * Bucket.SIZE).as(Bucket.class);
    }

    void lock(Bucket bucket) {
        Address word = Address.ofStruct(bucket);
        int looks = 0;
        while (!word.compareAndSetInt(FREE, TAKEN)) {
            if (++looks % LOOKS == 0) {
                threads.giveWay();
            } else {
                threads.pause();
            }
        }
    }

    void unlock(Bucket bucket) {
        Address.ofStruct(bucket).storeIntVolatile(FREE);
    }
}
