package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.Cpu;
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

    /** A free block, zeroed; {@link #NONE} when it is time to collect. */
    static int takeFree() {
        return takeFree(false);
    }

    /** A free block, also one that is kept back for errors. */
    static int takeReserved() {
        return takeFree(true);
    }

    private static int takeFree(boolean reserved) {
        HeapLock.acquire();
        int number = reserved || mayGrow(1) ? findRun(1) : NONE;
        if (number != NONE) {
            use(number, Block.SMALL, number, 0, 1);
        }
        HeapLock.release();
        if (number != NONE) {
            zero(number, HeapSpace.BLOCK_BYTES);
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
            zero(first + i, i < whole ? HeapSpace.BLOCK_BYTES : rest);
        }
        return HeapSpace.startOf(first);
    }

    /** Zeroes the first bytes of a block that is in use from now on, unless they are zero. */
    private static void zero(int number, long sizeBytes) {
        Block block = HeapSpace.block(number);
        if (block.clean() == 0) {
            Cpu.fillLongs(HeapSpace.startOf(number).bits(), 0, sizeBytes / Long.BYTES);
        }
        block.clean(0);
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
                return first;
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
        return number < HeapSpace.blockCount() && HeapSpace.block(number).state() == Block.FREE;
    }
}
