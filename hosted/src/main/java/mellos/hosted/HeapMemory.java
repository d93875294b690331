package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/** The heap's addresses, and the memory behind them, which Linux gives when it is touched. */
@NoHeap
@BuildTime
@RawMemory("addresses of the reserved range")
final class HeapMemory {
    private static final long LARGE_PAGE = 2 << 20;
    /** Without a word from the person who started the process. */
    private static final long LIMIT_BYTES = 2L << 30;

    /** Bytes with memory behind them, in an array so that threads can add to it at once. */
    private static final long[] BACKED = new long[1];

    private HeapMemory() {}

    static long limitBytes() {
        return LIMIT_BYTES;
    }

    static Address reserve(long sizeBytes) {
        return Linux.reserveMemory(sizeBytes + LARGE_PAGE).alignUp(LARGE_PAGE);
    }

    /**
     * Touched here and not by the thread that allocates: one call for a chunk costs less than a fault for each page.
     */
    static boolean back(Address start, long sizeBytes) {
        if (sizeBytes >= LARGE_PAGE) {
            Linux.useLargePages(start, sizeBytes);
        }
        if (!Linux.touch(start, sizeBytes)) {
            return false;
        }
        ObjectHeader.elements(BACKED).getAndAddLong(sizeBytes);
        return true;
    }

    static void release(Address start) {
        Linux.discard(start, LARGE_PAGE);
        ObjectHeader.elements(BACKED).getAndAddLong(-LARGE_PAGE);
    }

    static long leftBytes() {
        return LIMIT_BYTES - ObjectHeader.elements(BACKED).loadLongVolatile();
    }
}
