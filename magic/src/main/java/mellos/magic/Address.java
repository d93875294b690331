package mellos.magic;

/**
 * A virtual address: a raw 64-bit word, not an object. The only door to memory; who may use it is said by
 * {@link RawMemory}. Nothing is checked: an address that is not mapped faults when it is accessed, not before.
 *
 * <p>Plain accesses may be reordered, merged or repeated by the optimiser. Those named volatile and the atomic ones are
 * sequentially consistent, happen exactly once and need natural alignment.
 *
 * <p>On a host JVM accesses go to the thread's {@link HostMemory}; without one they are an
 * {@link IllegalStateException}.
 */
@Word
public final class Address {
    private final long bits;

    private Address(long bits) {
        this.bits = bits;
    }

    /**
     * Any 64 bits as an address; nothing is checked. An access to one that is not mapped is a page fault, to one that
     * is not canonical a general-protection fault.
     */
    @Intrinsic
    public static Address of(long bits) {
        return new Address(bits);
    }

    /** The address as a number; above 2^63 it is negative, so compare by {@link #isBelow}. */
    @Intrinsic
    public long bits() {
        return bits;
    }

    /** What stands for no address, as null does for no object. */
    public static Address zero() {
        return of(0);
    }

    /** Whether this is {@link #zero}. */
    public boolean isZero() {
        return bits() == 0;
    }

    /** Whether both are one address. Words are never compared with {@code ==}: {@link Word}. */
    public boolean same(Address other) {
        return bits() == other.bits();
    }

    /** This many bytes further up, or down if negative; wraps around at 2^64. */
    public Address plus(long bytes) {
        return of(bits() + bytes);
    }

    /** Bytes from {@code other} to this one, negative if this one is lower. */
    public long minus(Address other) {
        return bits() - other.bits();
    }

    /** Whether this one is lower, as unsigned numbers are. */
    public boolean isBelow(Address other) {
        return Long.compareUnsigned(bits(), other.bits()) < 0;
    }

    /**
     * The next address, from this one on, that is a multiple; wraps around at 2^64.
     *
     * @param powerOfTwo alignment in bytes; what is no power of two gives no meaningful result
     */
    public Address alignUp(long powerOfTwo) {
        return of((bits() + powerOfTwo - 1) & -powerOfTwo);
    }

    /**
     * The last address, up to this one, that is a multiple.
     *
     * @param powerOfTwo alignment in bytes; what is no power of two gives no meaningful result
     */
    public Address alignDown(long powerOfTwo) {
        return of(bits() & -powerOfTwo);
    }

    /** Whether the address is a multiple of this number of bytes, a power of two. */
    public boolean isAligned(long powerOfTwo) {
        return (bits() & (powerOfTwo - 1)) == 0;
    }

    /**
     * The structure that starts at this address; nothing is accessed. At zero it is a structure at zero: ask
     * {@code ofStruct(x).isZero()}, for on a host JVM {@code x == null} is false.
     *
     * @param struct a class constant, an interface marked {@link Struct}
     * @throws IllegalArgumentException on a host JVM, if the interface is no structure; the message names the method
     */
    @Intrinsic
    public <T> T as(Class<T> struct) {
        return HostMemory.bound().view(bits, struct);
    }

    /**
     * Where a structure starts that {@link #as} or a field of another structure gave; zero for null.
     *
     * @throws IllegalArgumentException on a host JVM, for any other object
     */
    @Intrinsic
    public static Address ofStruct(Object struct) {
        return struct == null ? zero() : of(HostMemory.bound().addressOfView(struct));
    }

    /**
     * The object at this address, which must be the start of a live object or zero for null: docs/abi.md, "Objects".
     *
     * @throws UnsupportedOperationException on a host JVM, if the test's memory holds no objects
     */
    @Intrinsic
    public Object toObject() {
        return bits == 0 ? null : HostMemory.bound().toObject(bits);
    }

    /**
     * Where an object lies, zero for null. It stays there while the object is reachable from somewhere the collector
     * sees; the address alone does not keep it.
     *
     * @throws UnsupportedOperationException on a host JVM, if the test's memory holds no objects
     */
    @Intrinsic
    public static Address ofObject(Object object) {
        return object == null ? zero() : of(HostMemory.bound().ofObject(object));
    }

    /**
     * Zeroed memory in the caller's stack frame, 16-byte aligned, gone when the caller returns. On a host JVM it stays
     * as long as the test's memory.
     *
     * @param sizeBytes a constant, above 0
     */
    @Intrinsic
    public static Address stackAllocate(int sizeBytes) {
        return of(HostMemory.bound().stackAllocate(sizeBytes));
    }

    /**
     * The address of a symbol of the image: an entry point, a label in assembly or a name of the linker script. One
     * that is missing is an error when the image is linked.
     *
     * @param symbol a constant
     * @throws UnsupportedOperationException on a host JVM, if the test has not said where the symbol is
     */
    @Intrinsic
    public static Address ofSymbol(String symbol) {
        return of(HostMemory.bound().symbol(symbol));
    }

    /**
     * Calls the code at this address as {@code void f(long)} in the C convention of x86-64 (System V ABI, "Function
     * Calling Sequence"). Nothing checks that there is such code.
     *
     * @throws UnsupportedOperationException on a host JVM
     */
    @Intrinsic
    public void call(long argument) {
        throw new UnsupportedOperationException("code runs in an image only");
    }

    /** Loads the byte. */
    @Intrinsic
    public byte loadByte() {
        return HostMemory.bound().loadByte(bits);
    }

    /** Stores the byte. */
    @Intrinsic
    public void storeByte(byte value) {
        HostMemory.bound().storeByte(bits, value);
    }

    /**
     * Loads 2 bytes as a signed number, little-endian. Whole if the address is divisible by 2, else possibly in pieces.
     */
    @Intrinsic
    public short loadShort() {
        return HostMemory.bound().loadShort(bits);
    }

    /**
     * Stores 2 bytes as a signed number, little-endian. Whole if the address is divisible by 2, else possibly in
     * pieces.
     */
    @Intrinsic
    public void storeShort(short value) {
        HostMemory.bound().storeShort(bits, value);
    }

    /**
     * Loads 2 bytes as an unsigned number, little-endian. Whole if the address is divisible by 2, else possibly in
     * pieces.
     */
    @Intrinsic
    public char loadChar() {
        return (char) HostMemory.bound().loadShort(bits);
    }

    /**
     * Stores 2 bytes as an unsigned number, little-endian. Whole if the address is divisible by 2, else possibly in
     * pieces.
     */
    @Intrinsic
    public void storeChar(char value) {
        HostMemory.bound().storeShort(bits, (short) value);
    }

    /** Loads 4 bytes, little-endian. Whole if the address is divisible by 4, else possibly in pieces. */
    @Intrinsic
    public int loadInt() {
        return HostMemory.bound().loadInt(bits);
    }

    /** Stores 4 bytes, little-endian. Whole if the address is divisible by 4, else possibly in pieces. */
    @Intrinsic
    public void storeInt(int value) {
        HostMemory.bound().storeInt(bits, value);
    }

    /** Loads 8 bytes, little-endian. Whole if the address is divisible by 8, else possibly in pieces. */
    @Intrinsic
    public long loadLong() {
        return HostMemory.bound().loadLong(bits);
    }

    /** Stores 8 bytes, little-endian. Whole if the address is divisible by 8, else possibly in pieces. */
    @Intrinsic
    public void storeLong(long value) {
        HostMemory.bound().storeLong(bits, value);
    }

    /** Loads 8 bytes as an address, little-endian. Whole if the address is divisible by 8, else possibly in pieces. */
    @Intrinsic
    public Address loadAddress() {
        return of(HostMemory.bound().loadLong(bits));
    }

    /** Stores 8 bytes as an address, little-endian. Whole if the address is divisible by 8, else possibly in pieces. */
    @Intrinsic
    public void storeAddress(Address value) {
        HostMemory.bound().storeLong(bits, value.bits);
    }

    /** Loads the byte, exactly once; sequentially consistent. */
    @Intrinsic
    public byte loadByteVolatile() {
        return HostMemory.bound().loadByteVolatile(bits);
    }

    /** Stores the byte, exactly once; sequentially consistent. */
    @Intrinsic
    public void storeByteVolatile(byte value) {
        HostMemory.bound().storeByteVolatile(bits, value);
    }

    /** Loads 2 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public short loadShortVolatile() {
        return HostMemory.bound().loadShortVolatile(bits);
    }

    /** Stores 2 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public void storeShortVolatile(short value) {
        HostMemory.bound().storeShortVolatile(bits, value);
    }

    /** Loads 4 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public int loadIntVolatile() {
        return HostMemory.bound().loadIntVolatile(bits);
    }

    /** Stores 4 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public void storeIntVolatile(int value) {
        HostMemory.bound().storeIntVolatile(bits, value);
    }

    /**
     * Stores {@code desired} if the 4 aligned bytes are {@code expected}, and says whether they were; sequentially
     * consistent. Does not fail without cause.
     */
    @Intrinsic
    public boolean compareAndSetInt(int expected, int desired) {
        return HostMemory.bound().compareAndSetInt(bits, expected, desired);
    }

    /** Adds to the 4 aligned bytes atomically and gives the value before; wraps around; sequentially consistent. */
    @Intrinsic
    public int getAndAddInt(int delta) {
        return HostMemory.bound().getAndAddInt(bits, delta);
    }

    /** Exchanges the 4 aligned bytes atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public int getAndSetInt(int value) {
        return HostMemory.bound().getAndSetInt(bits, value);
    }

    /** Loads 8 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public long loadLongVolatile() {
        return HostMemory.bound().loadLongVolatile(bits);
    }

    /** Stores 8 aligned bytes, exactly once; sequentially consistent. */
    @Intrinsic
    public void storeLongVolatile(long value) {
        HostMemory.bound().storeLongVolatile(bits, value);
    }

    /**
     * Stores {@code desired} if the 8 aligned bytes are {@code expected}, and says whether they were; sequentially
     * consistent. Does not fail without cause.
     */
    @Intrinsic
    public boolean compareAndSetLong(long expected, long desired) {
        return HostMemory.bound().compareAndSetLong(bits, expected, desired);
    }

    /** Adds to the 8 aligned bytes atomically and gives the value before; wraps around; sequentially consistent. */
    @Intrinsic
    public long getAndAddLong(long delta) {
        return HostMemory.bound().getAndAddLong(bits, delta);
    }

    /** Exchanges the 8 aligned bytes atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public long getAndSetLong(long value) {
        return HostMemory.bound().getAndSetLong(bits, value);
    }

    /** No access moves across it, in either direction, in the program or in the processor. */
    @Intrinsic
    public static void fence() {
        java.lang.invoke.VarHandle.fullFence();
    }
}
