package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;

/**
 * Zeroed room for objects that the inline path of generated code found no room for. A thread bumps through a hole at a
 * time; what is too large to be worth a new hole goes into a block that all threads share, what is larger than a block
 * into blocks of its own.
 */
@NoHeap
@RawMemory("room is handed out once, before anybody else can see it")
final class AllocationArea {
    /** Objects of at least this size do not end a thread's area when they do not fit. */
    private static final long MEDIUM_BYTES = 2 << 10;

    /** Of an area: the mark of its hole takes two granules, and the next hole's must not follow at once. */
    private static final long SMALLEST_AREA = 3 * MarkBits.GRANULE;

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
        long wanted = Math.max(sizeBytes, Holes.SMALLEST);
        Address hole = nextHole(thread, wanted);
        for (int block = 0; hole.isZero() && block != BlockSource.NONE; ) {
            block = BlockSource.takeUsed();
            if (block != BlockSource.NONE) {
                hole = Holes.first(block, wanted);
            }
        }
        if (!hole.isZero()) {
            Address end = Holes.endOf(hole);
            Holes.take(hole, end);
            return begin(thread, hole, end, sizeBytes);
        }
        int free = BlockSource.takeFree();
        if (free == BlockSource.NONE) {
            return Address.zero();
        }
        Address start = HeapSpace.startOf(free);
        MarkBits.setHole(start);
        return begin(thread, start, HeapSpace.endOfBlock(start), sizeBytes);
    }

    /** Another hole of the block that the thread's area ends in. */
    private static Address nextHole(ThreadBlock thread, long sizeBytes) {
        Address end = thread.allocationEnd();
        boolean isInside = HeapSpace.offsetInBlock(end) != 0 && HeapSpace.covers(end);
        return isInside ? Holes.next(end, sizeBytes) : Address.zero();
    }

    private static Address begin(ThreadBlock thread, Address start, Address end, long sizeBytes) {
        // In the test mode nothing is left for the inline path: it would not count.
        Address areaEnd = HeapSettings.every() > 0 ? start.plus(Math.max(sizeBytes, SMALLEST_AREA)) : end;
        thread.allocationTop(start.plus(sizeBytes));
        thread.allocationEnd(areaEnd);
        AllocationCount.addArea(thread, areaEnd.minus(start));
        return start;
    }

    private static Address medium(long sizeBytes) {
        HeapState state = HeapSpace.state();
        HeapLock.acquire();
        long top = state.mediumTop();
        boolean fits = state.mediumEnd() - top >= sizeBytes;
        if (fits) {
            state.mediumTop(top + sizeBytes);
            AllocationCount.add(sizeBytes);
        }
        HeapLock.release();
        return fits ? Address.of(top) : inFreshBlock(sizeBytes);
    }

    /** Several threads may come here at once; the last one's block is the one that goes on. */
    private static Address inFreshBlock(long sizeBytes) {
        int free = BlockSource.takeFree();
        if (free == BlockSource.NONE) {
            return Address.zero();
        }
        Address start = HeapSpace.startOf(free);
        MarkBits.setHole(start);
        AllocationCount.add(sizeBytes);
        HeapLock.acquire();
        HeapSpace.state().mediumTop(start.bits() + sizeBytes);
        HeapSpace.state().mediumEnd(start.bits() + HeapSpace.BLOCK_BYTES);
        HeapLock.release();
        return start;
    }
}
