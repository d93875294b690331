package mellos.runtime.heap;

import mellos.magic.NoHeap;

/**
 * Gives memory back that the heap will not need soon: chunks without objects, beyond what the next collection is
 * planned for and some more. Only when two collections in a row left such a surplus, over a third of a second, so that
 * a program that breathes does not pay for each breath. By a thread after a collection, while the world runs: where
 * other processors must forget a mapping, they have to answer.
 */
@NoHeap
final class Surplus {
    /** A smaller one is not worth the work. */
    private static final int LEAST_CHUNKS = 8;

    /** Beyond the plan this part is kept, too. */
    private static final int KEPT_PART = 4;

    private static final int PATIENCE = 2;
    private static final long PATIENCE_NANOS = 300_000_000;

    private Surplus() {}

    static void giveBack() {
        HeapLock.acquire();
        HeapState state = HeapSpace.state();
        int leaving = state.givingBack() == 0 ? choose(state) : 0;
        state.givingBack(state.givingBack() != 0 || leaving > 0 ? 1 : 0);
        HeapLock.release();
        if (leaving > 0) {
            release(state, leaving);
        }
    }

    /** Marks chunks that leave. @return their number */
    private static int choose(HeapState state) {
        if (state.surplusLooked() == state.collections()) {
            return 0;
        }
        state.surplusLooked(state.collections());
        int kept = state.targetBlocks() / HeapSpace.BLOCKS_PER_CHUNK;
        int surplus = state.chunks() - state.absentChunks() - kept - kept / KEPT_PART;
        if (surplus < LEAST_CHUNKS) {
            state.surplusSeen(0);
            state.surplusNanos(0);
            return 0;
        }
        state.surplusSeen(state.surplusSeen() + 1);
        if (state.surplusSeen() < PATIENCE || state.surplusNanos() < PATIENCE_NANOS) {
            return 0;
        }
        state.surplusNanos(0);
        state.surplusSeen(0);
        return markLeaving(state, surplus);
    }

    /** From the highest chunk down: blocks are taken from the lowest up. */
    private static int markLeaving(HeapState state, int most) {
        int count = 0;
        for (int chunk = state.chunks() - 1; chunk >= 0 && count < most; chunk--) {
            if (isFree(chunk)) {
                HeapSpace.setStates(chunk, Block.LEAVING, 0);
                count++;
            }
        }
        return count;
    }

    private static boolean isFree(int chunk) {
        int first = chunk * HeapSpace.BLOCKS_PER_CHUNK;
        for (int i = 0; i < HeapSpace.BLOCKS_PER_CHUNK; i++) {
            if (HeapSpace.block(first + i).state() != Block.FREE) {
                return false;
            }
        }
        return true;
    }

    private static void release(HeapState state, int count) {
        int left = count;
        for (int chunk = state.chunks() - 1; left > 0; chunk--) {
            if (HeapSpace.block(chunk * HeapSpace.BLOCKS_PER_CHUNK).state() == Block.LEAVING) {
                Backing.current.release(HeapSpace.chunkStart(chunk));
                HeapLock.acquire();
                HeapSpace.setStates(chunk, Block.ABSENT, 0);
                state.absentChunks(state.absentChunks() + 1);
                HeapLock.release();
                left--;
            }
        }
        state.givingBack(0);
    }
}
