package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Block;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.MarkBits;
import mellos.runtime.object.ObjectHeader;

/**
 * A test mode: what a collection leaves free is filled with a pattern that is no address, so that whoever still uses it
 * is found out at once.
 */
@NoHeap
@RawMemory("fills what is not marked")
final class Poison {
    private static final long PATTERN = 0x5a5a_dead_beef_5a5aL;

    private Poison() {}

    /** A block that was just swept. Before the maps of marks change places. */
    static void fill(int number) {
        Block block = HeapSpace.block(number);
        Address end = HeapSpace.startOf(number + 1);
        if (block.state() == Block.FREE && block.clean() == 0) {
            fill(HeapSpace.startOf(number), end);
        } else if (block.state() == Block.SMALL) {
            fillBetween(HeapSpace.startOf(number).plus(block.prefix()), end);
        }
    }

    private static void fillBetween(Address start, Address end) {
        Address from = start;
        while (from.isBelow(end)) {
            Address object = MarkBits.markedFrom(from, end);
            fill(from, object);
            if (object.same(end)) {
                return;
            }
            from = object.plus(ObjectHeader.sizeAt(object));
        }
    }

    private static void fill(Address from, Address to) {
        Cpu.fillLongs(from.bits(), PATTERN, to.minus(from) / Long.BYTES);
    }
}
