package mellos.magic;

/**
 * A virtual address: a raw 64-bit word, not an object. The only door to memory; who may use it is said by
 * {@link RawMemory}. On a host JVM the accesses go to {@link HostMemory}.
 *
 * <p>Plain accesses may be reordered, merged or repeated by the optimiser. Those named volatile are sequentially
 * consistent, happen exactly once and need natural alignment.
 */
@Word
public final class Address {
    private final long bits;

    private Address(long bits) {
        this.bits = bits;
    }

    @Intrinsic
    public static Address of(long bits) {
        return new Address(bits);
    }

    @Intrinsic
    public long bits() {
        return bits;
    }

    public static Address zero() {
        return of(0);
    }

    public boolean isZero() {
        return bits() == 0;
    }

    public boolean same(Address other) {
        return bits() == other.bits();
    }

    public Address plus(long bytes) {
        return of(bits() + bytes);
    }

    /** Bytes from {@code other} to this one, negative if this one is lower. */
    public long minus(Address other) {
        return bits() - other.bits();
    }

    public boolean isBelow(Address other) {
        return Long.compareUnsigned(bits(), other.bits()) < 0;
    }

    /** @param powerOfTwo alignment in bytes */
    public Address alignUp(long powerOfTwo) {
        return of((bits() + powerOfTwo - 1) & -powerOfTwo);
    }

    /** @param powerOfTwo alignment in bytes */
    public Address alignDown(long powerOfTwo) {
        return of(bits() & -powerOfTwo);
    }

    public boolean isAligned(long powerOfTwo) {
        return (bits() & (powerOfTwo - 1)) == 0;
    }

    /** The structure at this address. The type is a class constant and a {@link Struct}. */
    @Intrinsic
    public <T> T as(Class<T> struct) {
        return HostMemory.bound().view(bits, struct);
    }

    /** The address of a structure that {@link #as} made. */
    @Intrinsic
    public static Address ofStruct(Object struct) {
        return struct == null ? zero() : of(HostMemory.bound().addressOfView(struct));
    }

    /** The object at this address, which must be the start of a live object or zero for null. */
    @Intrinsic
    public Object toObject() {
        return bits == 0 ? null : HostMemory.bound().toObject(bits);
    }

    /** Where an object lives. It stays there while the object is reachable from somewhere the collector sees. */
    @Intrinsic
    public static Address ofObject(Object object) {
        return object == null ? zero() : of(HostMemory.bound().ofObject(object));
    }

    /**
     * Zeroed memory in the caller's stack frame, 16-byte aligned, gone when the caller returns.
     *
     * @param sizeBytes a constant
     */
    @Intrinsic
    public static Address stackAllocate(int sizeBytes) {
        return of(HostMemory.bound().stackAllocate(sizeBytes));
    }

    /**
     * The address of a symbol of the image: an entry point, a label in assembly or a name of the linker script.
     *
     * @param symbol a constant
     */
    @Intrinsic
    public static Address ofSymbol(String symbol) {
        return of(HostMemory.bound().symbol(symbol));
    }

    /** Calls the code at this address as {@code void f(long)} in the C convention. */
    @Intrinsic
    public void call(long argument) {
        throw new UnsupportedOperationException("code runs in an image only");
    }

    @Intrinsic
    public byte loadByte() {
        return HostMemory.bound().loadByte(bits);
    }

    @Intrinsic
    public void storeByte(byte value) {
        HostMemory.bound().storeByte(bits, value);
    }

    @Intrinsic
    public short loadShort() {
        return HostMemory.bound().loadShort(bits);
    }

    @Intrinsic
    public void storeShort(short value) {
        HostMemory.bound().storeShort(bits, value);
    }

    @Intrinsic
    public char loadChar() {
        return (char) HostMemory.bound().loadShort(bits);
    }

    @Intrinsic
    public void storeChar(char value) {
        HostMemory.bound().storeShort(bits, (short) value);
    }

    @Intrinsic
    public int loadInt() {
        return HostMemory.bound().loadInt(bits);
    }

    @Intrinsic
    public void storeInt(int value) {
        HostMemory.bound().storeInt(bits, value);
    }

    @Intrinsic
    public long loadLong() {
        return HostMemory.bound().loadLong(bits);
    }

    @Intrinsic
    public void storeLong(long value) {
        HostMemory.bound().storeLong(bits, value);
    }

    @Intrinsic
    public Address loadAddress() {
        return of(HostMemory.bound().loadLong(bits));
    }

    @Intrinsic
    public void storeAddress(Address value) {
        HostMemory.bound().storeLong(bits, value.bits);
    }

    @Intrinsic
    public byte loadByteVolatile() {
        return HostMemory.bound().loadByteVolatile(bits);
    }

    @Intrinsic
    public void storeByteVolatile(byte value) {
        HostMemory.bound().storeByteVolatile(bits, value);
    }

    @Intrinsic
    public short loadShortVolatile() {
        return HostMemory.bound().loadShortVolatile(bits);
    }

    @Intrinsic
    public void storeShortVolatile(short value) {
        HostMemory.bound().storeShortVolatile(bits, value);
    }

    @Intrinsic
    public int loadIntVolatile() {
        return HostMemory.bound().loadIntVolatile(bits);
    }

    @Intrinsic
    public void storeIntVolatile(int value) {
        HostMemory.bound().storeIntVolatile(bits, value);
    }

    /** Stores {@code desired} if the memory holds {@code expected}; sequentially consistent. */
    @Intrinsic
    public boolean compareAndSetInt(int expected, int desired) {
        return HostMemory.bound().compareAndSetInt(bits, expected, desired);
    }

    /** Adds atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public int getAndAddInt(int delta) {
        return HostMemory.bound().getAndAddInt(bits, delta);
    }

    /** Exchanges atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public int getAndSetInt(int value) {
        return HostMemory.bound().getAndSetInt(bits, value);
    }

    @Intrinsic
    public long loadLongVolatile() {
        return HostMemory.bound().loadLongVolatile(bits);
    }

    @Intrinsic
    public void storeLongVolatile(long value) {
        HostMemory.bound().storeLongVolatile(bits, value);
    }

    /** Stores {@code desired} if the memory holds {@code expected}; sequentially consistent. */
    @Intrinsic
    public boolean compareAndSetLong(long expected, long desired) {
        return HostMemory.bound().compareAndSetLong(bits, expected, desired);
    }

    /** Adds atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public long getAndAddLong(long delta) {
        return HostMemory.bound().getAndAddLong(bits, delta);
    }

    /** Exchanges atomically and gives the value before; sequentially consistent. */
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
