package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;

/**
 * Bytes that threads have taken. Each thread counts its areas for itself, and adds them to what all have taken when
 * they come to a block, or when the world stands; so a thread that ends takes less than a block with it.
 */
@NoHeap
@RawMemory("cells of the heap's state")
final class AllocationCount {
    private AllocationCount() {}

    /** The thread has another area. By itself. */
    static void addArea(ThreadBlock thread, long sizeBytes) {
        long bytes = thread.allocatedBytes() + sizeBytes;
        if (bytes >= HeapSpace.BLOCK_BYTES) {
            add(bytes);
            bytes = 0;
        }
        thread.allocatedBytes((int) bytes);
    }

    /** The thread loses its area, of which it has not used all. While the world stands. */
    static void endArea(ThreadBlock thread) {
        add(thread.allocatedBytes() - thread.allocationEnd().minus(thread.allocationTop()));
        thread.allocatedBytes(0);
    }

    static void add(long bytes) {
        Address.ofStruct(HeapSpace.state()).plus(HeapState.ALLOCATED_BYTES).getAndAddLong(bytes);
    }
}
