package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/**
 * Which object a word on a stack means. While the world stands still, and before the maps of marks change places: every
 * object is whole, and what lies between objects is either zero or not known.
 */
@NoHeap
@RawMemory("a start in the maps is the header of an object; behind a hole's start objects lie without gaps")
public final class ObjectFinder {
    private ObjectFinder() {}

    /** The object that the byte at this address belongs to; zero if it belongs to none. */
    public static Address holding(Address at) {
        if (!HeapSpace.covers(at)) {
            return Address.zero();
        }
        int number = HeapSpace.blockAt(at);
        Block block = HeapSpace.block(number);
        return switch (block.state()) {
            case Block.SMALL -> HeapSpace.offsetInBlock(at) < block.prefix() ? large(block.head(), at) : small(at);
            case Block.HEAD -> large(number, at);
            case Block.BODY -> large(block.head(), at);
            default -> Address.zero();
        };
    }

    private static Address large(int head, Address at) {
        return orZero(HeapSpace.startOf(head), at);
    }

    private static Address small(Address at) {
        Address start = MarkBits.startBefore(at);
        if (start.isZero()) {
            return start;
        }
        return MarkBits.isHole(start) ? walk(start, at) : orZero(start, at);
    }

    private static Address walk(Address holeStart, Address at) {
        Address object = holeStart;
        while (object.loadLong() != 0) {
            Address next = object.plus(ObjectHeader.sizeAt(object));
            if (at.isBelow(next)) {
                return object;
            }
            if (HeapSpace.offsetInBlock(next) == 0) {
                break;
            }
            object = next;
        }
        return Address.zero();
    }

    /** The object, if it is whole and reaches to the address. */
    private static Address orZero(Address object, Address at) {
        boolean holds = object.loadLong() != 0 && at.minus(object) < ObjectHeader.sizeAt(object);
        return holds ? object : Address.zero();
    }
}
