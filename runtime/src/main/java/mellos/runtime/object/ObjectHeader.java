package mellos.runtime.object;

import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_ELEMENTS;
import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_LENGTH;
import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_ALIGNMENT;
import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_LOCK_WORD;
import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_RECORD;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;

/** The first 16 bytes of an object: docs/abi.md, "Objects". */
@NoHeap
@RawMemory("every object starts with a header, and arguments here are never null")
public final class ObjectHeader {
    private ObjectHeader() {}

    public static ClassRecord record(Object object) {
        return Address.ofObject(object).plus(OBJECT_RECORD).loadAddress().as(ClassRecord.class);
    }

    public static Address lockWord(Object object) {
        return Address.ofObject(object).plus(OBJECT_LOCK_WORD);
    }

    /** The address of an array's element 0. */
    public static Address elements(Object array) {
        return Address.ofObject(array).plus(ARRAY_ELEMENTS);
    }

    /** Elements of any array. */
    public static int arrayLength(Object array) {
        return Address.ofObject(array).plus(ARRAY_LENGTH).loadInt();
    }

    /** Bytes that an object takes, header and padding included. */
    public static long sizeOf(Object object) {
        return sizeAt(Address.ofObject(object));
    }

    /** Bytes that the object at an address takes, header and padding included. */
    public static long sizeAt(Address object) {
        ClassRecord record = object.plus(OBJECT_RECORD).loadAddress().as(ClassRecord.class);
        if ((record.flags() & TypeFlags.ARRAY) == 0) {
            return record.instanceSize();
        }
        return arraySize(record, object.plus(ARRAY_LENGTH).loadInt());
    }

    /** Bytes that an array of this type takes, rounded up to {@link ObjectHeaderLayout#OBJECT_ALIGNMENT}. */
    public static long arraySize(ClassRecord array, int length) {
        return ARRAY_ELEMENTS + ((long) length << array.instanceSize()) + OBJECT_ALIGNMENT - 1 & -OBJECT_ALIGNMENT;
    }

    /** The identity hash: a function of the address, mixed so that neighbours differ in the low bits; above 0. */
    public static int identityHash(Object object) {
        long mixed = (Address.ofObject(object).bits() >>> 3) * 0x9E37_79B9_7F4A_7C15L;
        int hash = (int) (mixed >>> 33);
        return hash == 0 ? 1 : hash;
    }
}
