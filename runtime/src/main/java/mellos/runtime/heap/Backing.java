package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.runtime.platform.HeapSource;
import mellos.runtime.platform.PlatformThreads;

/** What the heap needs of the platform, or of a test. */
@NoHeap
@BuildTime
abstract class Backing {
    static Backing current = new Platform();

    /** See {@link HeapSource#reserve}. */
    abstract Address reserve(long sizeBytes);

    /** See {@link HeapSource#back}. */
    abstract boolean back(Address start, long sizeBytes);

    /** See {@link HeapSource#release}. */
    abstract void release(Address start);

    /** Lets others run, one of which holds what the caller waits for. */
    abstract void giveWay();

    @NoHeap
    @BuildTime
    private static final class Platform extends Backing {
        @Override
        Address reserve(long sizeBytes) {
            return HeapSource.reserve(sizeBytes);
        }

        @Override
        boolean back(Address start, long sizeBytes) {
            return HeapSource.back(start, sizeBytes);
        }

        @Override
        void release(Address start) {
            HeapSource.release(start);
        }

        @Override
        void giveWay() {
            PlatformThreads.yield();
        }
    }
}
