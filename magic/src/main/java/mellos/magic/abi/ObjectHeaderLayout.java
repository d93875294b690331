package mellos.magic.abi;

/** Offsets in bytes of what every object and every array starts with: docs/abi.md, "Objects". */
public final class ObjectHeaderLayout {
    /** Address of the class record. */
    public static final int OBJECT_RECORD = 0;
    /** 4 bytes: 0 while nobody has locked the object. */
    public static final int OBJECT_LOCK_WORD = 8;
    /** How many bits of the lock word, from bit 0, hold the id of its owner. The count of recursions has the others. */
    public static final int LOCK_OWNER_BITS = 24;
    /** Fields of objects that are no arrays start here. */
    public static final int OBJECT_FIELDS = 12;
    /** 4 bytes: elements of an array. */
    public static final int ARRAY_LENGTH = 12;
    /** Elements of an array start here. */
    public static final int ARRAY_ELEMENTS = 16;
    /** Objects start at multiples of it and take multiples of it. */
    public static final int OBJECT_ALIGNMENT = 8;

    private ObjectHeaderLayout() {}
}
