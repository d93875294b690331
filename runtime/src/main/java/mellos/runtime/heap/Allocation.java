package mellos.runtime.heap;

import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_FIELDS;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.End;
import mellos.runtime.platform.ThreadBlock;

/**
 * New objects, where the inline path of generated code finds its thread's area used up. Each thread bumps through an
 * area of its own, zeroed, taken from {@link Regions}.
 */
@RawMemory("the object is whole, header and zeroed fields, before its reference leaves")
public final class Allocation {
    private static final long AREA_BYTES = 32 << 10;
    /** What does not fit into the area and is at least this large gets a piece of its own; the area goes on. */
    private static final long LARGE_BYTES = AREA_BYTES / 8;

    /** Behind the header and the four bytes that follow it, an object is made of whole longs. */
    private static final int WHOLE_LONGS = OBJECT_FIELDS + Integer.BYTES;

    /** HotSpot's limit. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 2;

    private Allocation() {}

    /** A zeroed object; its constructor has not run. */
    @EntryPoint("mellos_allocate_object")
    public static Object object(ClassRecord record) {
        Address memory = memory(record.instanceSize());
        memory.storeAddress(Address.ofStruct(record));
        return memory.toObject();
    }

    /** @throws NegativeArraySizeException as the language says */
    @EntryPoint("mellos_allocate_array")
    public static Object array(ClassRecord record, int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(Integer.toString(length));
        }
        if (length > MAX_LENGTH) {
            throw new OutOfMemoryError("Requested array size exceeds VM limit");
        }
        long size = ObjectHeader.arraySize(record, length);
        Address memory = memory(size);
        memory.storeAddress(Address.ofStruct(record));
        memory.plus(ObjectHeaderLayout.ARRAY_LENGTH).storeInt(length);
        return memory.toObject();
    }

    /**
     * An array of arrays, {@code dimensions} levels deep.
     *
     * @param lengths that many {@code int}s, outermost first
     */
    @EntryPoint("mellos_allocate_multi")
    public static Object multiArray(ClassRecord record, int dimensions, Address lengths) {
        // All lengths are looked at before the first array is made, as the JVM specification wants.
        for (int i = 0; i < dimensions; i++) {
            int length = lengths.plus(4L * i).loadInt();
            if (length < 0) {
                throw new NegativeArraySizeException(Integer.toString(length));
            }
        }
        return level(record, dimensions, lengths);
    }

    /** A copy of an object or an array: all bytes but the lock word. */
    public static Object copyOf(Object original) {
        ClassRecord record = ObjectHeader.record(original);
        if ((record.flags() & TypeFlags.ARRAY) != 0) {
            Object copy = array(record, ObjectHeader.arrayLength(original));
            long bytes = ObjectHeader.sizeOf(original) - ObjectHeaderLayout.ARRAY_ELEMENTS;
            copyBytes(ObjectHeader.elements(original), ObjectHeader.elements(copy), bytes);
            return copy;
        }
        Object copy = object(record);
        Address from = Address.ofObject(original);
        Address to = Address.ofObject(copy);
        to.plus(OBJECT_FIELDS).storeInt(from.plus(OBJECT_FIELDS).loadInt());
        copyBytes(from.plus(WHOLE_LONGS), to.plus(WHOLE_LONGS), record.instanceSize() - WHOLE_LONGS);
        return copy;
    }

    /** Bytes of the heap that threads have taken. */
    public static long usedBytes() {
        return Regions.usedBytes();
    }

    private static void copyBytes(Address from, Address to, long bytes) {
        for (long i = 0; i < bytes; i += 8) {
            to.plus(i).storeLong(from.plus(i).loadLong());
        }
    }

    private static Object level(ClassRecord record, int dimensions, Address lengths) {
        int length = lengths.loadInt();
        Object array = array(record, length);
        if (dimensions > 1) {
            Address element = ObjectHeader.elements(array);
            for (int i = 0; i < length; i++) {
                Object inner = level(record.component(), dimensions - 1, lengths.plus(4));
                element.plus(8L * i).storeAddress(Address.ofObject(inner));
            }
        }
        return array;
    }

    /** Zeroed memory for one object, from the thread's area, a fresh area, or for itself alone. */
    private static Address memory(long sizeBytes) {
        ThreadBlock thread = CurrentThread.block();
        Address top = thread.allocationTop();
        if (thread.allocationEnd().minus(top) >= sizeBytes) {
            thread.allocationTop(top.plus(sizeBytes));
            return top;
        }
        return sizeBytes >= LARGE_BYTES ? large(sizeBytes) : fromFreshArea(thread, sizeBytes);
    }

    private static Address fromFreshArea(ThreadBlock thread, long sizeBytes) {
        Address area = Regions.take(AREA_BYTES);
        if (area.isZero()) {
            return large(sizeBytes);
        }
        thread.allocationTop(area.plus(sizeBytes));
        thread.allocationEnd(area.plus(AREA_BYTES));
        return area;
    }

    private static Address large(long sizeBytes) {
        Address memory = Regions.take(sizeBytes);
        if (memory.isZero()) {
            throw outOfMemory();
        }
        return memory;
    }

    private static OutOfMemoryError outOfMemory() {
        Reserve.openFor(CurrentThread.block());
        return new OutOfMemoryError("Java heap space");
    }

    /** Room for the errors themselves once the heap is full. */
    @BuildTime
    @RawMemory("a piece of the reserve is handed out once")
    private static final class Reserve {
        private static final int PIECE_BYTES = 8 << 10;
        private static final long[] MEMORY = new long[64 << 10 >> 3];
        private static final long[] USED = new long[1];

        private Reserve() {}

        /** Gives the thread an area to make an error in; without one left the machine cannot go on. */
        static void openFor(ThreadBlock thread) {
            long offset = ObjectHeader.elements(USED).getAndAddLong(PIECE_BYTES);
            if (offset + PIECE_BYTES > 8L * MEMORY.length) {
                End.panic("out of memory, and out of memory to report it", null);
            }
            Address piece = ObjectHeader.elements(MEMORY).plus(offset);
            thread.allocationTop(piece);
            thread.allocationEnd(piece.plus(PIECE_BYTES));
        }
    }
}
