package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;

/**
 * Zeroed room for objects that the inline path of generated code found no room for. A thread bumps through a hole at a
 * time, zeroed a piece ahead, so that what is zeroed is still in the first cache when objects are put there. What is
 * too large to be worth a new hole goes into a block that all threads share, what is larger than a block into blocks of
 * its own.
 *
 * <p>Behind a piece lies a zero word, unless its hole ends there: whoever walks through a hole's objects stops at it.
 */
@NoHeap
@RawMemory("room is handed out once, before anybody else can see it")
final class AllocationArea {
    /** Objects of at least this size do not end a thread's area when they do not fit. */
    private static final long MEDIUM_BYTES = 2 << 10;

    private static final long PIECE_BYTES = 4 << 10;

    private AllocationArea() {}

    /**
     * Room for an object.
     *
     * @param sizeBytes a multiple of 8
     * @return zero when it is time to collect, or to begin
     */
    static Address take(ThreadBlock thread, long sizeBytes) {
        Address top = thread.allocationTop();
        if (thread.allocationEnd().minus(top) >= sizeBytes) {
            thread.allocationTop(top.plus(sizeBytes));
            return top;
        }
        if (!HeapSpace.isReserved()) {
            return Address.zero();
        }
        if (sizeBytes > HeapSpace.BLOCK_BYTES) {
            return run(sizeBytes);
        }
        return sizeBytes >= MEDIUM_BYTES ? medium(sizeBytes) : small(thread, sizeBytes);
    }

    private static Address run(long sizeBytes) {
        Address start = BlockSource.takeRun(sizeBytes);
        if (!start.isZero()) {
            AllocationCount.add(sizeBytes);
        }
        return start;
    }

    private static Address small(ThreadBlock thread, long sizeBytes) {
        if (goOn(thread, sizeBytes)) {
            return bump(thread, sizeBytes);
        }
        long wanted = Math.max(sizeBytes, HeapSpace.state().smallestHole());
        Address hole = nextHole(thread, wanted);
        for (int block = 0; hole.isZero() && block != BlockSource.NONE; ) {
            block = BlockSource.takeUsed();
            if (block != BlockSource.NONE) {
                hole = Holes.first(block, wanted);
            }
        }
        if (hole.isZero()) {
            int free = BlockSource.takeFree();
            if (free == BlockSource.NONE) {
                return hole;
            }
            hole = HeapSpace.startOf(free);
        }
        begin(thread, hole, sizeBytes);
        return bump(thread, sizeBytes);
    }

    private static Address bump(ThreadBlock thread, long sizeBytes) {
        Address top = thread.allocationTop();
        thread.allocationTop(top.plus(sizeBytes));
        return top;
    }

    /** Gives the thread a hole, and a piece of it that has room for an object. */
    static void begin(ThreadBlock thread, Address hole, long sizeBytes) {
        Address holeEnd = Holes.endOf(hole);
        MarkBits.setHole(hole);
        thread.allocationTop(hole);
        extend(thread, hole, holeEnd, sizeBytes);
    }

    /** Gives the thread more of the hole that its area lies in. @return false if that has not enough room */
    private static boolean goOn(ThreadBlock thread, long sizeBytes) {
        Address from = thread.allocationEnd();
        Address holeEnd = from.plus(thread.holeRest());
        if (holeEnd.minus(thread.allocationTop()) < sizeBytes) {
            return false;
        }
        extend(thread, from, holeEnd, sizeBytes);
        return true;
    }

    private static void extend(ThreadBlock thread, Address from, Address holeEnd, long sizeBytes) {
        Address top = thread.allocationTop();
        // In the test mode nothing is left for the inline path: it would not count.
        long piece = HeapSettings.every() > 0 ? sizeBytes : Math.max(sizeBytes, PIECE_BYTES);
        Address end = holeEnd.minus(top) <= piece ? holeEnd : top.plus(piece);
        Holes.zero(from, end.same(holeEnd) ? end : end.plus(MarkBits.GRANULE));
        thread.allocationEnd(end);
        thread.holeRest((int) holeEnd.minus(end));
        AllocationCount.addArea(thread, end.minus(from));
    }

    /** Another hole of the block that the thread's hole ends in. */
    private static Address nextHole(ThreadBlock thread, long sizeBytes) {
        Address end = thread.allocationEnd().plus(thread.holeRest());
        boolean isInside = HeapSpace.offsetInBlock(end) != 0 && HeapSpace.covers(end);
        return isInside ? Holes.next(end, sizeBytes) : Address.zero();
    }

    private static Address medium(long sizeBytes) {
        HeapState state = HeapSpace.state();
        HeapLock.acquire();
        if (state.mediumEnd() - state.mediumTop() < sizeBytes && !beginMedium(state)) {
            HeapLock.release();
            return Address.zero();
        }
        Address top = Address.of(state.mediumTop());
        Address end = top.plus(sizeBytes);
        if (end.bits() != state.mediumEnd()) {
            Holes.zero(end, end.plus(MarkBits.GRANULE));
        }
        state.mediumTop(end.bits());
        AllocationCount.add(sizeBytes);
        HeapLock.release();
        Holes.zero(top, end);
        return top;
    }

    /** With the heap's lock held: another block for objects of medium size. */
    private static boolean beginMedium(HeapState state) {
        int free = BlockSource.takeFreeLocked(false);
        if (free == BlockSource.NONE) {
            return false;
        }
        Address start = HeapSpace.startOf(free);
        MarkBits.setHole(start);
        Holes.zero(start, start.plus(MarkBits.GRANULE));
        state.mediumTop(start.bits());
        state.mediumEnd(start.bits() + HeapSpace.BLOCK_BYTES);
        return true;
    }
}
