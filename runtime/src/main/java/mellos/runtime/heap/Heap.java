package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.HeapSource;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.platform.World;

/** The heap as a whole: when it is collected, and what happens when that does not help. */
@RawMemory("hands out what the thread's area gives")
public final class Heap {
    /** What a collection is asked for: the number of those that had ended, and this bit to clear soft references. */
    public static final long CLEAR_SOFT = 1L << 32;

    /** Collections in a row that freed next to nothing before the heap counts as exhausted. */
    private static final int VAIN_LIMIT = 4;

    private Heap() {}

    /** Collects, whatever the heap's state. Returns at once where the world cannot be stopped. */
    public static void collect() {
        if (HeapSpace.isReserved() && World.canStop()) {
            World.collect(HeapSpace.state().collections());
        }
    }

    /** Bytes of the blocks in use. */
    public static long usedBytes() {
        return HeapSpace.isReserved() ? HeapSpace.state().usedBlocks() * HeapSpace.BLOCK_BYTES : 0;
    }

    /** Bytes of the chunks that have memory. */
    public static long totalBytes() {
        return HeapSpace.blockCount() * HeapSpace.BLOCK_BYTES;
    }

    /** The most bytes that {@link #totalBytes} may come to. */
    public static long limitBytes() {
        return HeapSpace.isReserved()
                ? HeapSpace.state().limitChunks() * HeapSpace.CHUNK_BYTES
                : HeapSource.limitBytes();
    }

    /** Collections that have ended. */
    public static int collections() {
        return HeapSpace.isReserved() ? HeapSpace.state().collections() : 0;
    }

    /** Before marking, by one worker. */
    @NoHeap
    public static void beginCollection() {
        HeapState state = HeapSpace.state();
        state.usedBlocks(0);
        state.liveBytes(0);
        state.mediumTop(0);
        state.mediumEnd(0);
    }

    /** What one worker found when it swept, and marked. */
    @NoHeap
    public static void addResult(int usedBlocks, long liveBytes) {
        Address state = Address.ofStruct(HeapSpace.state());
        state.plus(HeapState.USED_BLOCKS).getAndAddInt(usedBlocks);
        state.plus(HeapState.LIVE_BYTES).getAndAddLong(liveBytes);
    }

    /** After sweeping, by one worker: what was marked is known from now on. */
    @NoHeap
    public static void endCollection() {
        MarkBits.exchange();
        HeapState state = HeapSpace.state();
        state.nextUsed(0);
        state.firstFree(0);
        HeapBudget.follow();
        state.collections(state.collections() + 1);
    }

    /** The thread has no area any more: where it allocates next was not looked at yet. */
    @NoHeap
    public static void forgetArea(ThreadBlock thread) {
        thread.allocationTop(Address.zero());
        thread.allocationEnd(Address.zero());
    }

    /**
     * Room for an object that there is no room for.
     *
     * @throws OutOfMemoryError if there is none after collections either
     */
    static Address collectFor(long sizeBytes) {
        if (!HeapSpace.isReserved()) {
            HeapSpace.reserve(Math.min(HeapSource.limitBytes(), HeapSettings.limitBytes()));
            HeapBudget.begin();
        }
        int vain = 0;
        while (vain < VAIN_LIMIT) {
            int seen = HeapSpace.state().collections();
            ThreadBlock thread = CurrentThread.block();
            Address memory = AllocationArea.take(thread, sizeBytes);
            if (!memory.isZero()) {
                return memory;
            }
            if (!World.canStop()) {
                if (!HeapBudget.raise(sizeBytes)) {
                    break;
                }
            } else {
                // The first time in vain may be another's fault, who was quicker; the second time soft references go.
                World.collect(seen | (vain > 0 ? CLEAR_SOFT : 0));
                vain++;
            }
        }
        throw Exhaustion.error();
    }
}
