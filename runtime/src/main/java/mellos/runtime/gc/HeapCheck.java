package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.ReferenceLayout;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.heap.Block;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.MarkBits;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.End;

/** A test mode: after marking, whatever a marked object refers to is marked, too, and no two objects overlap. */
@NoHeap
@RawMemory("reads objects that were marked")
final class HeapCheck {
    private HeapCheck() {}

    /** All objects that begin in a block. */
    static void check(int number) {
        if (!Block.isInUse(HeapSpace.block(number))) {
            return;
        }
        Address end = HeapSpace.startOf(number + 1);
        Address object = MarkBits.markedFrom(HeapSpace.startOf(number), end);
        while (object.isBelow(end)) {
            checkObject(object);
            Address next = MarkBits.markedFrom(object.plus(ObjectHeaderLayout.OBJECT_ALIGNMENT), end);
            if (next.isBelow(end) && next.minus(object) < ObjectHeader.sizeAt(object)) {
                End.panic("heap check: two objects overlap", null);
            }
            object = next;
        }
    }

    private static void checkObject(Address object) {
        ClassRecord record = object.loadAddress().as(ClassRecord.class);
        int flags = record.flags();
        if ((flags & TypeFlags.HOLDS_REFERENCES) == 0) {
            return;
        }
        if ((flags & TypeFlags.ARRAY) != 0) {
            int length = object.plus(ObjectHeaderLayout.ARRAY_LENGTH).loadInt();
            for (int i = 0; i < length; i++) {
                checkTarget(
                        object.plus(ObjectHeaderLayout.ARRAY_ELEMENTS + 8L * i).loadAddress());
            }
            return;
        }
        Address offsets = record.referenceFields();
        for (int i = offsets.loadInt(); i > 0; i--) {
            int offset = offsets.plus(4L * i).loadInt();
            boolean isReferent =
                    offset == ReferenceLayout.REFERENCE_REFERENT && (flags & TypeFlags.REFERENCE_KINDS) != 0;
            if (!isReferent) {
                checkTarget(object.plus(offset).loadAddress());
            }
        }
    }

    private static void checkTarget(Address target) {
        if (HeapSpace.covers(target) && !MarkBits.isMarked(target)) {
            End.panic("heap check: an object refers to one that is not marked", null);
        }
    }
}
