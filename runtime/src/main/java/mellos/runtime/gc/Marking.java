package mellos.runtime.gc;

import static mellos.magic.abi.ReferenceLayout.REFERENCE_REFERENT;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.heap.Block;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.MarkBits;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;

/**
 * Marks what can be reached: each object once, by whichever worker comes first. A word in a packet is the address of an
 * object, or with its lowest bit set that of an array, the word below it saying from which element on: an even number.
 */
@NoHeap
@RawMemory("reads the references of objects that were found whole")
final class Marking {
    /** Elements of an array scanned at a time, so that others can help with a long one. */
    static final int SLICE = 512;

    private static final long ARRAY_REST = 1;
    private static final int LOOK_EVERY = 32;
    /** A packet with fewer words is not worth sharing. */
    private static final int WORTH_SHARING = 8;

    private Marking() {}

    /** An object that is referred to. Null and objects of the image, which are roots themselves, are left alone. */
    static void reach(Worker worker, Address object) {
        if (HeapSpace.covers(object)) {
            Cpu.prefetch(object.bits());
            MarkBits.prefetch(object);
            mark(worker, exchange(worker, object));
        }
    }

    /** Leaves an object until its memory and its mark are in the cache. @return the oldest of those left so */
    private static Address exchange(Worker worker, Address object) {
        int place = worker.place();
        worker.place(place + 1 & Worker.MET_LIMIT - 1);
        Address cell = Address.ofStruct(worker).plus(Worker.MET + 8L * place);
        Address oldest = cell.loadAddress();
        cell.storeAddress(object);
        return oldest;
    }

    private static void markAll(Worker worker) {
        for (int i = 0; i < Worker.MET_LIMIT; i++) {
            mark(worker, exchange(worker, Address.zero()));
        }
    }

    /** Zero stands for none. */
    private static void mark(Worker worker, Address object) {
        if (!object.isZero() && MarkBits.mark(object)) {
            Block block = HeapSpace.block(HeapSpace.blockAt(object));
            if (block.marked() == 0) {
                block.marked(1);
            }
            worker.liveBytes(worker.liveBytes() + ObjectHeader.sizeAt(object));
            if ((recordOf(object).flags() & TypeFlags.HOLDS_REFERENCES) != 0) {
                push(worker, object);
            }
        }
    }

    /** Scans all that there is, with all workers, until nobody finds more. */
    static void drain(Worker worker) {
        while (true) {
            empty(worker);
            Address packet = Packets.awaitFull();
            if (packet.isZero()) {
                return;
            }
            if (!worker.packet().isZero()) {
                Packets.giveBack(worker.packet());
            }
            worker.packet(packet);
        }
    }

    private static void empty(Worker worker) {
        int done = 0;
        do {
            while (Packets.count(worker.packet()) > 0) {
                scanNext(worker);
                if (++done % LOOK_EVERY == 0 && Packets.areWanted()) {
                    shareHalf(worker);
                }
            }
            markAll(worker);
        } while (Packets.count(worker.packet()) > 0);
    }

    private static void scanNext(Worker worker) {
        long word = Packets.removeLast(worker.packet());
        if ((word & ARRAY_REST) == 0) {
            scan(worker, Address.of(word));
        } else {
            scanElements(worker, Address.of(word - ARRAY_REST), (int) Packets.removeLast(worker.packet()));
        }
    }

    /** Reaches all that an object refers to. */
    static void scan(Worker worker, Address object) {
        ClassRecord record = recordOf(object);
        int flags = record.flags();
        if ((flags & TypeFlags.HOLDS_REFERENCES) == 0) {
            return;
        }
        if ((flags & TypeFlags.ARRAY) != 0) {
            scanElements(worker, object, 0);
        } else if ((flags & TypeFlags.REFERENCE_KINDS) != 0 && References.discover(worker, object, flags)) {
            scanFields(worker, object, record, REFERENCE_REFERENT);
        } else {
            scanFields(worker, object, record, -1);
        }
    }

    private static void scanFields(Worker worker, Address object, ClassRecord record, long leftOut) {
        Address offsets = record.referenceFields();
        int count = offsets.loadInt();
        for (int i = 1; i <= count; i++) {
            int offset = offsets.plus(4L * i).loadInt();
            if (offset != leftOut) {
                reach(worker, object.plus(offset).loadAddress());
            }
        }
    }

    private static void scanElements(Worker worker, Address array, int from) {
        int length = array.plus(ObjectHeaderLayout.ARRAY_LENGTH).loadInt();
        int to = length;
        if (length - from > SLICE && pushRest(worker, array, from + SLICE)) {
            to = from + SLICE;
        }
        Address elements = array.plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
        for (int i = from; i < to; i++) {
            reach(worker, elements.plus(8L * i).loadAddress());
        }
    }

    private static void push(Worker worker, Address object) {
        if (hasRoom(worker, 1)) {
            Packets.add(worker.packet(), object.bits());
        } else {
            leaveForSearch(object);
        }
    }

    /** @return false if there is no room: then nobody can help with it */
    private static boolean pushRest(Worker worker, Address array, int from) {
        if (!hasRoom(worker, 2)) {
            return false;
        }
        Packets.add(worker.packet(), from);
        Packets.add(worker.packet(), array.bits() | ARRAY_REST);
        return true;
    }

    private static boolean hasRoom(Worker worker, int words) {
        if (!worker.packet().isZero() && Packets.count(worker.packet()) + words <= Packets.CAPACITY) {
            return true;
        }
        Address fresh = Packets.takeEmpty();
        if (fresh.isZero()) {
            return false;
        }
        if (!worker.packet().isZero()) {
            Packets.share(worker.packet());
        }
        worker.packet(fresh);
        return true;
    }

    private static void leaveForSearch(Address object) {
        HeapSpace.block(HeapSpace.blockAt(object)).unscanned(1);
        CollectorState.get().overflowed(1);
    }

    /** Gives away half of the worker's packet. */
    private static void shareHalf(Worker worker) {
        int count = Packets.count(worker.packet());
        if (count < WORTH_SHARING) {
            return;
        }
        Address other = Packets.takeEmpty();
        if (other.isZero()) {
            return;
        }
        Packets.moveHalf(worker.packet(), other);
        Packets.share(other);
    }

    private static ClassRecord recordOf(Address object) {
        return object.loadAddress().as(ClassRecord.class);
    }
}
