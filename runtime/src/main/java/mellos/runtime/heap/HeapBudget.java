package mellos.runtime.heap;

import mellos.magic.NoHeap;

/**
 * When the next collection is due: when the blocks in use have come to a multiple of what is alive, within the heap's
 * limit. The multiple is two; it grows while collections take more than a sixteenth of the time, and shrinks while they
 * take less than a sixty-fourth. Collections that the program asks for say nothing of that. It grows to four at most,
 * or to an eighth of what the machine has, from 64 to 256 MiB; but a limit that somebody has set is there to be used. A
 * small part of the limit is kept back for the errors that report its end.
 *
 * <p>Small holes cost more to visit than they give; they are left alone as long as the limit is far.
 */
@NoHeap
final class HeapBudget {
    /** Below this a collection is not worth its stop, if the machine has that much. */
    private static final long LEAST_TARGET_BYTES = 32 << 20;

    /** Multiples are counted in halves. */
    private static final int LEAST_HALVES = 4;

    private static final int MOST_HALVES = 128;
    private static final long MOST_HALVES_UNASKED = 8;
    private static final long GROWN_LEAST_BYTES = 64 << 20;
    private static final long GROWN_MOST_BYTES = 256 << 20;
    private static final int GROWN_PART = 8;
    private static final int ROOMY_HOLE = 128;
    private static final int PRESSED_HOLE = 64;
    private static final int MUCH = 16;
    private static final int LITTLE = 64;

    private HeapBudget() {}

    static void begin() {
        HeapSpace.state().targetHalves(LEAST_HALVES);
        HeapSpace.state().smallestHole(ROOMY_HOLE);
        HeapSpace.state().targetBlocks(bounded(0));
    }

    /** After a collection. */
    static void follow() {
        HeapState state = HeapSpace.state();
        long room = state.liveBytes() / HeapSpace.BLOCK_BYTES + 1;
        // Blocks in use hold what is alive, and holes: growth is allowed beyond what is in use now.
        long grown = Math.min(state.targetHalves() * room / 2, most(room));
        state.targetBlocks(bounded(Math.max(grown, state.usedBlocks() + room / 2)));
        state.smallestHole(state.usedBlocks() > limitBlocks() / 4 * 3 ? PRESSED_HOLE : ROOMY_HOLE);
    }

    private static long most(long room) {
        boolean isAsked = HeapSettings.limitBytes() != Long.MAX_VALUE;
        long part = Math.min(limitBlocks() / GROWN_PART, GROWN_MOST_BYTES / HeapSpace.BLOCK_BYTES);
        long grown = Math.max(part, GROWN_LEAST_BYTES / HeapSpace.BLOCK_BYTES);
        long unasked = Math.max(MOST_HALVES_UNASKED * room / 2, grown);
        return isAsked ? Long.MAX_VALUE : unasked;
    }

    /** The heap was full. Before {@link #follow}. @param runNanos from the end of the collection before */
    static void adapt(long pauseNanos, long runNanos) {
        HeapState state = HeapSpace.state();
        long allNanos = pauseNanos + runNanos;
        int halves = state.targetHalves();
        if (pauseNanos > allNanos / MUCH) {
            state.targetHalves(Math.min(halves + halves / 2, MOST_HALVES));
        } else if (pauseNanos < allNanos / LITTLE) {
            state.targetHalves(Math.max(halves - (halves + 7) / 8, LEAST_HALVES));
        }
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
        long limit = limitBlocks();
        long least = Math.min(LEAST_TARGET_BYTES / HeapSpace.BLOCK_BYTES, limit / 2);
        return (int) Math.min(Math.max(blocks, least), limit - reserve(limit));
    }

    private static long limitBlocks() {
        return (long) HeapSpace.state().limitChunks() * HeapSpace.BLOCKS_PER_CHUNK;
    }

    private static long reserve(long limit) {
        return Math.max(2, limit / 64);
    }
}
