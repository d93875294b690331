package mellos.runtime.heap;

import mellos.magic.NoHeap;

/**
 * When the next collection is due: when the blocks in use have come to twice what is alive, within the heap's limit. A
 * small part of the limit is kept back for the errors that report its end.
 */
@NoHeap
final class HeapBudget {
    /** Below this a collection is not worth its stop, if the machine has that much. */
    private static final long LEAST_TARGET_BYTES = 32 << 20;

    private HeapBudget() {}

    static void begin() {
        HeapSpace.state().targetBlocks(bounded(0));
    }

    /** After a collection. */
    static void follow() {
        HeapState state = HeapSpace.state();
        long room = state.liveBytes() / HeapSpace.BLOCK_BYTES + 1;
        // Blocks in use hold what is alive, and holes: growth is allowed beyond what is in use now.
        state.targetBlocks(bounded(Math.max(2 * room, state.usedBlocks() + room / 2)));
    }

    /** Where nothing can be collected. @return false if the limit is reached */
    static boolean raise(long sizeBytes) {
        HeapState state = HeapSpace.state();
        long wanted = state.usedBlocks() + sizeBytes / HeapSpace.BLOCK_BYTES + 1;
        int target = bounded(wanted);
        boolean helps = target > state.targetBlocks();
        state.targetBlocks(target);
        return helps;
    }

    private static int bounded(long blocks) {
        long limit = (long) HeapSpace.state().limitChunks() * HeapSpace.BLOCKS_PER_CHUNK;
        long least = Math.min(LEAST_TARGET_BYTES / HeapSpace.BLOCK_BYTES, limit / 2);
        return (int) Math.min(Math.max(blocks, least), limit - reserve(limit));
    }

    private static long reserve(long limit) {
        return Math.max(2, limit / 64);
    }
}
