package mellos.runtime.heap;

import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_FIELDS;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.World;

/**
 * New objects, where the inline path of generated code finds its thread's area used up. No stop of the world falls
 * between the moment when memory is taken and the one when its header is written.
 */
@RawMemory("the object is whole, header and zeroed fields, before its reference leaves")
public final class Allocation {
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

    /** Zeroed memory for one object. */
    private static Address memory(long sizeBytes) {
        World.poll();
        if (HeapSettings.every() > 0) {
            OftenCollected.count();
        }
        Address memory = AllocationArea.take(CurrentThread.block(), sizeBytes);
        return memory.isZero() ? Heap.collectFor(sizeBytes) : memory;
    }
}
