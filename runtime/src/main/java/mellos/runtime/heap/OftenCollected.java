package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;

/** A test mode: a collection at every n-th allocation. */
@BuildTime
@RawMemory("the cell of an array of this class")
final class OftenCollected {
    private static final int[] COUNT = new int[1];

    private OftenCollected() {}

    /** One allocation more. */
    static void count() {
        Address cell = ObjectHeader.elements(COUNT);
        if (cell.getAndAddInt(1) % HeapSettings.every() == HeapSettings.every() - 1) {
            Heap.collect(Cause.TEST);
        }
    }
}
