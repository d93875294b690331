package mellos.magic.simulated;

/**
 * A structure in simulated memory. {@link StructClasses} makes a subclass for each interface, whose methods call those
 * here; nobody else extends it. Views are equal if they start at one address of one memory, whatever their type.
 */
public abstract class StructView {
    private final SimulatedMemory memory;
    private final long start;

    /** For generated subclasses. */
    protected StructView(SimulatedMemory memory, long start) {
        this.memory = memory;
        this.start = start;
    }

    static long startOf(Object view) {
        if (view instanceof StructView known) {
            return known.start;
        }
        throw new IllegalArgumentException("not a view of simulated memory: " + view);
    }

    /** A view of this one's type. */
    protected abstract StructView at(SimulatedMemory other, long address);

    /** A structure that a field of this one points to. */
    protected final Object pointee(long address, Class<?> struct) {
        return StructClasses.of(struct).at(memory, address);
    }

    /** A boolean field's byte. */
    protected static boolean isSet(byte value) {
        return value != 0;
    }

    /** A byte, plain. */
    protected final byte loadByte(long offset) {
        return memory.loadByte(start + offset);
    }

    /** A byte, plain. */
    protected final void storeByte(long offset, byte value) {
        memory.storeByte(start + offset, value);
    }

    /** 2 bytes, plain. */
    protected final short loadShort(long offset) {
        return memory.loadShort(start + offset);
    }

    /** 2 bytes, plain. */
    protected final void storeShort(long offset, short value) {
        memory.storeShort(start + offset, value);
    }

    /** 4 bytes, plain. */
    protected final int loadInt(long offset) {
        return memory.loadInt(start + offset);
    }

    /** 4 bytes, plain. */
    protected final void storeInt(long offset, int value) {
        memory.storeInt(start + offset, value);
    }

    /** 8 bytes, plain. */
    protected final long loadLong(long offset) {
        return memory.loadLong(start + offset);
    }

    /** 8 bytes, plain. */
    protected final void storeLong(long offset, long value) {
        memory.storeLong(start + offset, value);
    }

    /** A byte, volatile. */
    protected final byte loadByteVolatile(long offset) {
        return memory.loadByteVolatile(start + offset);
    }

    /** A byte, volatile. */
    protected final void storeByteVolatile(long offset, byte value) {
        memory.storeByteVolatile(start + offset, value);
    }

    /** 2 bytes, volatile. */
    protected final short loadShortVolatile(long offset) {
        return memory.loadShortVolatile(start + offset);
    }

    /** 2 bytes, volatile. */
    protected final void storeShortVolatile(long offset, short value) {
        memory.storeShortVolatile(start + offset, value);
    }

    /** 4 bytes, volatile. */
    protected final int loadIntVolatile(long offset) {
        return memory.loadIntVolatile(start + offset);
    }

    /** 4 bytes, volatile. */
    protected final void storeIntVolatile(long offset, int value) {
        memory.storeIntVolatile(start + offset, value);
    }

    /** 8 bytes, volatile. */
    protected final long loadLongVolatile(long offset) {
        return memory.loadLongVolatile(start + offset);
    }

    /** 8 bytes, volatile. */
    protected final void storeLongVolatile(long offset, long value) {
        memory.storeLongVolatile(start + offset, value);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof StructView view && view.memory == memory && view.start == start;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(start);
    }

    @Override
    public final String toString() {
        return getClass().getInterfaces()[0].getSimpleName() + " at 0x" + Long.toHexString(start);
    }
}
