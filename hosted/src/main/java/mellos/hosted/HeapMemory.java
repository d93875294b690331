package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/** Memory for the heap, as much as a machine of {@link #LIMIT_BYTES} would have. */
@NoHeap
@BuildTime
@RawMemory("what is handed out was just mapped")
final class HeapMemory {
    private static final long LIMIT_BYTES = 2L << 30;

    /** Bytes handed out, in an array so that threads can add to it at once. */
    private static final long[] TAKEN = new long[1];

    private HeapMemory() {}

    /** Zero if the limit is reached. */
    static Address take(long sizeBytes) {
        long before = ObjectHeader.elements(TAKEN).getAndAddLong(sizeBytes);
        if (before + sizeBytes > LIMIT_BYTES) {
            ObjectHeader.elements(TAKEN).getAndAddLong(-sizeBytes);
            return Address.zero();
        }
        return Linux.mapMemory(sizeBytes);
    }

    static long leftBytes() {
        return LIMIT_BYTES - ObjectHeader.elements(TAKEN).loadLongVolatile();
    }
}
