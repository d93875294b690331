package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Blocks for threads that have used theirs up: first those with holes, in the order of addresses, each offered once
 * after a collection; then free ones, as long as the heap may grow.
 */
@NoHeap
@RawMemory("a block belongs to whoever claimed it")
final class BlockSource {
    static final int NONE = -1;

    private BlockSource() {}

    /** A block in which the last collection found objects; {@link #NONE} when all have been offered. */
    static int takeUsed() {
        Address next = Address.ofStruct(HeapSpace.state()).plus(HeapState.NEXT_USED);
        int count = HeapSpace.blockCount();
        while (next.loadIntVolatile() < count) {
            int number = next.getAndAddInt(1);
            if (number < count) {
                Block block = HeapSpace.block(number);
                if (block.state() == Block.SMALL && Block.claim(block)) {
                    MarkBits.clearSpare(number);
                    return number;
                }
            }
        }
        return NONE;
    }

    /** A free block; {@link #NONE} when it is time to collect. */
    static int takeFree() {
        HeapLock.acquire();
        int number = takeFreeLocked(false);
        HeapLock.release();
        return number;
    }

    /** A free block, also one that is kept back for errors. */
    static int takeReserved() {
        HeapLock.acquire();
        int number = takeFreeLocked(true);
        HeapLock.release();
        return number;
    }

    /** The same for who holds the heap's lock. */
    static int takeFreeLocked(boolean reserved) {
        int number = reserved || mayGrow(1) ? findRun(1) : NONE;
        if (number != NONE) {
            use(number, Block.SMALL, number, 0, 1);
        }
        return number;
    }

    /**
     * Adjacent blocks for one object, zeroed; what it leaves of the last one is a hole for small objects.
     *
     * @param sizeBytes more than a block
     * @return zero when it is time to collect
     */
    static Address takeRun(long sizeBytes) {
        int whole = (int) (sizeBytes / HeapSpace.BLOCK_BYTES);
        int rest = (int) (sizeBytes % HeapSpace.BLOCK_BYTES);
        int count = rest == 0 ? whole : whole + 1;
        HeapLock.acquire();
        int first = mayGrow(count) ? findRun(count) : NONE;
        if (first == NONE) {
            HeapLock.release();
            return Address.zero();
        }
        for (int i = 0; i < whole; i++) {
            use(first + i, i == 0 ? Block.HEAD : Block.BODY, first, 0, 1);
        }
        if (rest != 0) {
            use(first + whole, Block.SMALL, first, rest, 0);
        }
        HeapLock.release();
        for (int i = 0; i < count; i++) {
            Address start = HeapSpace.startOf(first + i);
            Holes.zero(start, start.plus(i < whole ? HeapSpace.BLOCK_BYTES : rest));
        }
        return HeapSpace.startOf(first);
    }

    private static boolean mayGrow(int count) {
        HeapState state = HeapSpace.state();
        return state.usedBlocks() + (long) count <= state.targetBlocks();
    }

    /** The state comes last: it makes the block visible to {@link #takeUsed}. */
    private static void use(int number, int state, int head, int prefix, int owned) {
        Block block = HeapSpace.block(number);
        block.head(head);
        block.prefix(prefix);
        block.marked(0);
        block.owned(owned);
        MarkBits.clearSpare(number);
        Address.ofStruct(block).plus(Block.STATE).storeIntVolatile(state);
        HeapSpace.state().usedBlocks(HeapSpace.state().usedBlocks() + 1);
    }

    /** The lowest run of free blocks; gives chunks memory as it needs them. */
    private static int findRun(int count) {
        HeapState state = HeapSpace.state();
        int first = nextFree(state.firstFree());
        state.firstFree(first);
        while (true) {
            int length = 0;
            while (length < count && isFree(first + length)) {
                length++;
            }
            if (length == count) {
                return HeapSpace.bringBack(first, count) ? first : NONE;
            }
            if (first + length == HeapSpace.blockCount()) {
                if (!HeapSpace.addChunk()) {
                    return NONE;
                }
            } else {
                first = nextFree(first + length);
            }
        }
    }

    private static int nextFree(int from) {
        int number = from;
        while (number < HeapSpace.blockCount() && !isFree(number)) {
            number++;
        }
        return number;
    }

    private static boolean isFree(int number) {
        if (number >= HeapSpace.blockCount()) {
            return false;
        }
        int state = HeapSpace.block(number).state();
        return state == Block.FREE || state == Block.ABSENT;
    }
}
