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
    /**
     * What a collection is asked for: the number of those that had ended, this bit to clear soft references, and a
     * {@link Cause}.
     */
    public static final long CLEAR_SOFT = 1L << 32;

    /** Collections in a row that freed next to nothing before the heap counts as exhausted. */
    private static final int VAIN_LIMIT = 4;

    private Heap() {}

    /** Collects, whatever the heap's state. Returns at once where the world cannot be stopped. */
    static void collect(long cause) {
        if (HeapSpace.isReserved() && World.canStop()) {
            World.collect(HeapSpace.state().collections() | cause);
            Surplus.giveBack();
        }
    }

    /** Bytes of the objects that the last collection found, and of what was allocated since. */
    @NoHeap
    public static long usedBytes() {
        if (!HeapSpace.isReserved()) {
            return 0;
        }
        HeapState state = HeapSpace.state();
        return state.liveBytes() + state.allocatedBytes() - state.allocatedBefore();
    }

    /** What {@link #usedBytes} was when the last collection began. */
    @NoHeap
    public static long usedBefore() {
        return HeapSpace.isReserved() ? HeapSpace.state().usedBefore() : 0;
    }

    /** Bytes of the objects that the last collection found. */
    @NoHeap
    public static long liveBytes() {
        return HeapSpace.isReserved() ? HeapSpace.state().liveBytes() : 0;
    }

    /** Bytes that were ever allocated. */
    @NoHeap
    public static long allocatedBytes() {
        return HeapSpace.isReserved() ? HeapSpace.state().allocatedBytes() : 0;
    }

    /** Bytes of the blocks that are in use when the next collection is due. */
    @NoHeap
    public static long targetBytes() {
        return HeapSpace.isReserved() ? HeapSpace.state().targetBlocks() * HeapSpace.BLOCK_BYTES : 0;
    }

    /** Bytes of the chunks that have memory. */
    @NoHeap
    public static long totalBytes() {
        return HeapSpace.isReserved()
                ? (HeapSpace.state().chunks() - HeapSpace.state().absentChunks()) * HeapSpace.CHUNK_BYTES
                : 0;
    }

    /** The most bytes that {@link #totalBytes} may come to. */
    @NoHeap
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
        // What threads have counted for themselves is added while they are scanned.
        state.usedBefore(state.liveBytes() - state.allocatedBefore());
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

    /**
     * After sweeping, by one worker: what was marked is known from now on.
     *
     * @param pauseNanos since the world stood
     * @param runNanos what lay between the collection before and this one
     */
    @NoHeap
    public static void endCollection(long request, long pauseNanos, long runNanos) {
        MarkBits.exchange();
        HeapState state = HeapSpace.state();
        state.nextUsed(0);
        state.firstFree(0);
        state.usedBefore(state.usedBefore() + state.allocatedBytes());
        state.allocatedBefore(state.allocatedBytes());
        state.surplusNanos(state.surplusNanos() + pauseNanos + runNanos);
        if (Cause.isNeed(request)) {
            HeapBudget.adapt(pauseNanos, runNanos);
        }
        HeapBudget.follow();
        state.collections(state.collections() + 1);
    }

    /** The thread has no area any more: where it allocates next was not looked at yet. */
    @NoHeap
    public static void forgetArea(ThreadBlock thread) {
        AllocationCount.endArea(thread);
        thread.allocationTop(Address.zero());
        thread.allocationEnd(Address.zero());
        thread.holeRest(0);
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
                World.collect(seen | (vain > 0 ? Cause.NO_ROOM | CLEAR_SOFT : Cause.TARGET));
                Surplus.giveBack();
                vain++;
            }
        }
        throw Exhaustion.error();
    }
}
