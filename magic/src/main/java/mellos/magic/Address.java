package mellos.magic;

/**
 * A virtual address: a raw 64-bit word, not an object. The only door to memory; who may use it is said by
 * {@link RawMemory}. On a host JVM the accesses go to {@link SimulatedMemory}.
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
        return SimulatedMemory.current().view(this, struct);
    }

    /** The address of a structure that {@link #as} made. */
    @Intrinsic
    public static Address ofStruct(Object struct) {
        return SimulatedMemory.current().addressOf(struct);
    }

    /** The object at this address, which must be the start of a live object or zero for null. */
    @Intrinsic
    public Object toObject() {
        throw new UnsupportedOperationException("objects have no address on a host JVM");
    }

    /** Where an object lives. It stays there while the object is reachable from somewhere the collector sees. */
    @Intrinsic
    public static Address ofObject(Object object) {
        throw new UnsupportedOperationException("objects have no address on a host JVM");
    }

    /**
     * Zeroed memory in the caller's stack frame, 16-byte aligned, gone when the caller returns.
     *
     * @param sizeBytes a constant
     */
    @Intrinsic
    public static Address stackAllocate(int sizeBytes) {
        return SimulatedMemory.current().allocate(sizeBytes);
    }

    /**
     * The address of a symbol of the image: an entry point, a label in assembly or a name of the linker script.
     *
     * @param symbol a constant
     */
    @Intrinsic
    public static Address ofSymbol(String symbol) {
        throw new UnsupportedOperationException("symbols exist in an image only: " + symbol);
    }

    /** Calls the code at this address as {@code void f(long)} in the C convention. */
    @Intrinsic
    public void call(long argument) {
        throw new UnsupportedOperationException("code runs in an image only");
    }

    @Intrinsic
    public byte loadByte() {
        return (byte) SimulatedMemory.current().load(bits, 1);
    }

    @Intrinsic
    public void storeByte(byte value) {
        SimulatedMemory.current().store(bits, 1, value);
    }

    @Intrinsic
    public short loadShort() {
        return (short) SimulatedMemory.current().load(bits, 2);
    }

    @Intrinsic
    public void storeShort(short value) {
        SimulatedMemory.current().store(bits, 2, value);
    }

    @Intrinsic
    public char loadChar() {
        return (char) SimulatedMemory.current().load(bits, 2);
    }

    @Intrinsic
    public void storeChar(char value) {
        SimulatedMemory.current().store(bits, 2, value);
    }

    @Intrinsic
    public int loadInt() {
        return (int) SimulatedMemory.current().load(bits, 4);
    }

    @Intrinsic
    public void storeInt(int value) {
        SimulatedMemory.current().store(bits, 4, value);
    }

    @Intrinsic
    public long loadLong() {
        return SimulatedMemory.current().load(bits, 8);
    }

    @Intrinsic
    public void storeLong(long value) {
        SimulatedMemory.current().store(bits, 8, value);
    }

    @Intrinsic
    public Address loadAddress() {
        return of(SimulatedMemory.current().load(bits, 8));
    }

    @Intrinsic
    public void storeAddress(Address value) {
        SimulatedMemory.current().store(bits, 8, value.bits);
    }

    @Intrinsic
    public byte loadByteVolatile() {
        return (byte) SimulatedMemory.current().load(bits, 1);
    }

    @Intrinsic
    public void storeByteVolatile(byte value) {
        SimulatedMemory.current().store(bits, 1, value);
    }

    @Intrinsic
    public int loadIntVolatile() {
        return (int) SimulatedMemory.current().load(bits, 4);
    }

    @Intrinsic
    public void storeIntVolatile(int value) {
        SimulatedMemory.current().store(bits, 4, value);
    }

    /** Stores {@code desired} if the memory holds {@code expected}; sequentially consistent. */
    @Intrinsic
    public boolean compareAndSetInt(int expected, int desired) {
        return SimulatedMemory.current().compareAndSet(bits, 4, expected, desired);
    }

    /** Adds atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public int getAndAddInt(int delta) {
        return (int) SimulatedMemory.current().getAndAdd(bits, 4, delta);
    }

    /** Exchanges atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public int getAndSetInt(int value) {
        return (int) SimulatedMemory.current().getAndSet(bits, 4, value);
    }

    @Intrinsic
    public long loadLongVolatile() {
        return SimulatedMemory.current().load(bits, 8);
    }

    @Intrinsic
    public void storeLongVolatile(long value) {
        SimulatedMemory.current().store(bits, 8, value);
    }

    /** Stores {@code desired} if the memory holds {@code expected}; sequentially consistent. */
    @Intrinsic
    public boolean compareAndSetLong(long expected, long desired) {
        return SimulatedMemory.current().compareAndSet(bits, 8, expected, desired);
    }

    /** Adds atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public long getAndAddLong(long delta) {
        return SimulatedMemory.current().getAndAdd(bits, 8, delta);
    }

    /** Exchanges atomically and gives the value before; sequentially consistent. */
    @Intrinsic
    public long getAndSetLong(long value) {
        return SimulatedMemory.current().getAndSet(bits, 8, value);
    }

    /** No access moves across it, in either direction, in the program or in the processor. */
    @Intrinsic
    public static void fence() {
        java.lang.invoke.VarHandle.fullFence();
    }
}
