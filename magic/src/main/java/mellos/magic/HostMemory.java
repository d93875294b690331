package mellos.magic;

/**
 * Where {@link Address} goes on a host JVM: the interface between the bodies of intrinsics and the memory that a test
 * supplies ({@code mellos.magic.simulated.SimulatedMemory}). Not part of any image: the compiler supplies the code of
 * every method that names this class.
 *
 * <p>A thread accesses the memory that is bound to it. A thread inherits the binding from the thread that makes it; a
 * later {@link #bind} concerns the calling thread alone.
 */
public abstract class HostMemory {
    private static final ThreadLocal<HostMemory> BOUND = new InheritableThreadLocal<>();

    /** For the one who simulates. */
    protected HostMemory() {}

    /**
     * The calling thread's memory.
     *
     * @throws IllegalStateException if neither this thread nor the one that made it bound any
     */
    public static HostMemory bound() {
        HostMemory memory = BOUND.get();
        if (memory == null) {
            throw new IllegalStateException("thread " + Thread.currentThread().getName()
                    + " has no memory: call SimulatedMemory.reset() in the test that starts it,"
                    + " or bind() in the thread");
        }
        return memory;
    }

    /** From here on the calling thread and the threads it makes access this memory. */
    public final void bind() {
        BOUND.set(this);
    }

    /** Loads the byte at an address. */
    protected abstract byte loadByte(long address);

    /** Stores a byte. */
    protected abstract void storeByte(long address, byte value);

    /** Loads 2 bytes, little-endian; of any alignment, then possibly torn. */
    protected abstract short loadShort(long address);

    /** Stores 2 bytes; of any alignment, then possibly torn. */
    protected abstract void storeShort(long address, short value);

    /** Loads 4 bytes; of any alignment, then possibly torn. */
    protected abstract int loadInt(long address);

    /** Stores 4 bytes; of any alignment, then possibly torn. */
    protected abstract void storeInt(long address, int value);

    /** Loads 8 bytes; of any alignment, then possibly torn. */
    protected abstract long loadLong(long address);

    /** Stores 8 bytes; of any alignment, then possibly torn. */
    protected abstract void storeLong(long address, long value);

    /** Loads a byte; sequentially consistent. */
    protected abstract byte loadByteVolatile(long address);

    /** Stores a byte; sequentially consistent. */
    protected abstract void storeByteVolatile(long address, byte value);

    /** Loads 2 aligned bytes; sequentially consistent. */
    protected abstract short loadShortVolatile(long address);

    /** Stores 2 aligned bytes; sequentially consistent. */
    protected abstract void storeShortVolatile(long address, short value);

    /** Loads 4 aligned bytes; sequentially consistent. */
    protected abstract int loadIntVolatile(long address);

    /** Stores 4 aligned bytes; sequentially consistent. */
    protected abstract void storeIntVolatile(long address, int value);

    /** Loads 8 aligned bytes; sequentially consistent. */
    protected abstract long loadLongVolatile(long address);

    /** Stores 8 aligned bytes; sequentially consistent. */
    protected abstract void storeLongVolatile(long address, long value);

    /** Stores {@code desired} if the 4 aligned bytes are {@code expected}. */
    protected abstract boolean compareAndSetInt(long address, int expected, int desired);

    /** Stores {@code desired} if the 8 aligned bytes are {@code expected}. */
    protected abstract boolean compareAndSetLong(long address, long expected, long desired);

    /** Adds to 4 aligned bytes; gives the value before. */
    protected abstract int getAndAddInt(long address, int delta);

    /** Adds to 8 aligned bytes; gives the value before. */
    protected abstract long getAndAddLong(long address, long delta);

    /** Exchanges 4 aligned bytes; gives the value before. */
    protected abstract int getAndSetInt(long address, int value);

    /** Exchanges 8 aligned bytes; gives the value before. */
    protected abstract long getAndSetLong(long address, long value);

    /** Copies {@code count} units of {@code unit} (1 or 8) bytes, the lowest first. */
    protected abstract void copyUpwards(long to, long from, long count, int unit);

    /** Stores {@code value} {@code count} times, in units of 8 bytes. */
    protected abstract void fillLongs(long to, long value, long count);

    /** Stores {@code value} {@code count} times. */
    protected abstract void fillBytes(long to, byte value, long count);

    /** The structure at an address. */
    protected abstract <T> T view(long address, Class<T> struct);

    /** The address of what {@link #view} gave. */
    protected abstract long addressOfView(Object view);

    /** The object that stands for the one at an address, not zero. */
    protected abstract Object toObject(long address);

    /** Where the object lies that this one, not null, stands for. */
    protected abstract long ofObject(Object object);

    /** Zeroed memory in place of a stack frame's: it lives as long as the simulated memory. */
    protected abstract long stackAllocate(int sizeBytes);

    /** What the test says that a symbol of the image is. */
    protected abstract long symbol(String name);
}
