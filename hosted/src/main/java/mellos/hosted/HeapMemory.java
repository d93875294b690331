package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Memory for the heap, as much as a machine of {@link #LIMIT_BYTES} would have. */
@NoHeap
@RawMemory("what is handed out was just mapped")
final class HeapMemory {
    private static final long LIMIT_BYTES = 2L << 30;

    private static long takenBytes;

    private HeapMemory() {
    }

    /** Zero if the limit is reached. */
    static Address take(long sizeBytes) {
        if (sizeBytes > leftBytes()) {
            return Address.zero();
        }
        takenBytes += sizeBytes;
        return Linux.mapMemory(sizeBytes);
    }

    static long leftBytes() {
        return LIMIT_BYTES - takenBytes;
    }
}
