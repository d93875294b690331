package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/**
 * Room between the objects of a block that the last collection left there. The caller owns the block. A hole is swept
 * when it is taken, and not before: that is the only sweeping there is.
 */
@NoHeap
@RawMemory("a hole lies between objects, in a block that the caller owns")
final class Holes {
    private Holes() {}

    /** The first hole of a block, as {@link #next} gives others. */
    static Address first(int number, long sizeBytes) {
        Block block = HeapSpace.block(number);
        return next(HeapSpace.startOf(number).plus(block.prefix()), sizeBytes);
    }

    /**
     * The next hole of at least this size.
     *
     * @param from where to look from: the end of a hole or of an object
     * @return zero when the block has no more
     */
    static Address next(Address from, long sizeBytes) {
        Address end = HeapSpace.endOfBlock(from);
        Address hole = from;
        while (hole.isBelow(end)) {
            Address object = MarkBits.startFrom(hole, end);
            if (object.minus(hole) >= sizeBytes) {
                return hole;
            }
            if (object.same(end)) {
                break;
            }
            hole = behind(object, end, sizeBytes);
        }
        return Address.zero();
    }

    /** The end of the object; or the next object, if no hole of this size can lie between the two. */
    private static Address behind(Address object, Address end, long sizeBytes) {
        Address next = MarkBits.startFrom(object.plus(MarkBits.GRANULE), end);
        boolean mayFit = next.minus(object) >= sizeBytes;
        return mayFit ? object.plus(ObjectHeader.sizeAt(object)) : next;
    }

    /** Where the hole that begins here ends. Before it is taken. */
    static Address endOf(Address hole) {
        return MarkBits.startFrom(hole, HeapSpace.endOfBlock(hole));
    }

    /** Makes a part of a hole zero, unless all that was never used of its block is. */
    static void zero(Address from, Address to) {
        if (HeapSpace.block(HeapSpace.blockAt(from)).clean() == 0) {
            Cpu.fillLongs(from.bits(), 0, to.minus(from) / Long.BYTES);
        }
    }
}
