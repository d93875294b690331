package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Block;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.MarkBits;

/** What a collection does with each block: before marking, where packets ran out, and when all is marked. */
@NoHeap
@RawMemory("blocks while the world stands")
final class Blocks {
    /** Blocks that a worker takes at a time. */
    static final int UNIT = 64;

    private Blocks() {}

    /** Units in all. */
    static int units() {
        return (HeapSpace.blockCount() + UNIT - 1) / UNIT;
    }

    /** Free blocks, too: what their map says is what is known of them once they are taken. */
    static void prepare(int number) {
        HeapSpace.block(number).marked(0);
        MarkBits.clearSpare(number);
    }

    /** Scans the marked objects of a block in which some may not have been. */
    static void search(Worker worker, int number) {
        Block block = HeapSpace.block(number);
        if (block.unscanned() == 0) {
            return;
        }
        block.unscanned(0);
        Address end = HeapSpace.startOf(number + 1);
        Address object = MarkBits.markedFrom(HeapSpace.startOf(number), end);
        while (object.isBelow(end)) {
            Marking.scan(worker, object);
            object = MarkBits.markedFrom(object.plus(8), end);
        }
    }

    /** Frees the block if nothing in it is marked; others are swept when a thread takes them. @return 1 if in use */
    static int sweep(int number) {
        Block block = HeapSpace.block(number);
        if (!Block.isInUse(block)) {
            return 0;
        }
        block.owned(0);
        block.spareClear(0);
        block.clean(0);
        if (isAlive(block, number)) {
            return 1;
        }
        block.state(Block.FREE);
        return 0;
    }

    private static boolean isAlive(Block block, int number) {
        return switch (block.state()) {
            case Block.HEAD -> MarkBits.isMarked(HeapSpace.startOf(number));
            case Block.BODY -> MarkBits.isMarked(HeapSpace.startOf(block.head()));
            default -> {
                if (block.prefix() != 0 && !MarkBits.isMarked(HeapSpace.startOf(block.head()))) {
                    block.prefix(0);
                }
                yield block.marked() != 0 || block.prefix() != 0;
            }
        };
    }
}
