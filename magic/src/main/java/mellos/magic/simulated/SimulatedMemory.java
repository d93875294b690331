package mellos.magic.simulated;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mellos.magic.Address;

/**
 * One address space for a test and all threads that it starts.
 *
 * <p>A test makes its memory with {@link #reset} or {@link #resetStrict}, which bind it to the calling thread; threads
 * made from then on inherit it. A thread that was there before, such as one of a pool's, is given it by {@link #bind}.
 * Tests that run side by side each make their own, so none sees another's.
 *
 * <p>Each access of 1, 2, 4 or 8 bytes at its natural alignment is one access. Plain ones are ordered by nothing but
 * the program's use of what they give, as those of compiled code; volatile and atomic ones are sequentially consistent,
 * which is more than x86 promises. A misaligned plain access is made byte by byte; any other misaligned access is a
 * fault.
 *
 * <p>Nothing is at an address until it is stored to: memory that nobody stored to reads as zero. In strict memory an
 * access outside what was allocated or mapped is a {@link MemoryFault}.
 */
public final class SimulatedMemory extends PagedMemory {
    private static final long ALLOCATION_START = 0x1000_0000;
    private static final int ALIGNMENT = 16;

    private final AtomicLong top = new AtomicLong(ALLOCATION_START);
    private final Map<String, Address> symbols = new ConcurrentHashMap<>();
    private volatile ObjectModel objects = NoObjects.INSTANCE;

    private SimulatedMemory(boolean strict) {
        super(strict);
    }

    /** A fresh memory, bound to the calling thread. */
    public static SimulatedMemory reset() {
        return bound(new SimulatedMemory(false));
    }

    /**
     * A fresh memory, bound to the calling thread, in which an access outside what is allocated or mapped is a fault.
     */
    public static SimulatedMemory resetStrict() {
        return bound(new SimulatedMemory(true));
    }

    private static SimulatedMemory bound(SimulatedMemory memory) {
        memory.bind();
        return memory;
    }

    /**
     * The calling thread's memory.
     *
     * @throws IllegalStateException if there is none
     */
    public static SimulatedMemory current() {
        return (SimulatedMemory) bound();
    }

    /** Fresh zeroed memory, 16-byte aligned. */
    public Address allocate(long sizeBytes) {
        return allocate(sizeBytes, ALIGNMENT);
    }

    /**
     * Fresh zeroed memory. In strict memory at least 16 bytes behind it stay inaccessible.
     *
     * @param alignment in bytes, a power of two
     */
    public Address allocate(long sizeBytes, long alignment) {
        long unit = Math.max(alignment, ALIGNMENT);
        long taken = sizeBytes + (pages.isStrict() ? ALIGNMENT : 0);
        long end = top.updateAndGet(before -> alignUp(before, unit) + alignUp(taken, ALIGNMENT));
        Address start = Address.of(end - alignUp(taken, ALIGNMENT));
        map(start, sizeBytes);
        return start;
    }

    private static long alignUp(long value, long unit) {
        return value + unit - 1 & -unit;
    }

    /** Makes an area accessible; what it holds stays. Only strict memory needs it. */
    public void map(Address start, long sizeBytes) {
        pages.allow(start.bits(), sizeBytes, true);
    }

    /** Takes an area away: in strict memory each access to it is a fault from now on. Its contents become zero. */
    public void unmap(Address start, long sizeBytes) {
        map(start, sizeBytes);
        fillBytes(start.bits(), (byte) 0, sizeBytes);
        pages.allow(start.bits(), sizeBytes, false);
    }

    /** From now on {@link Address#ofSymbol} gives this address for the name. */
    public void define(String symbol, Address address) {
        symbols.put(symbol, address);
    }

    /** From now on this model says what {@link Address#toObject} and {@link Address#ofObject} mean. */
    public void use(ObjectModel model) {
        objects = model;
    }

    /**
     * From now on this runs before each volatile or atomic access, in the thread that makes it: where a test that
     * decides which of its threads goes on lets another one go on.
     */
    public void beforeSharedAccess(Runnable step) {
        beforeShared = step;
    }

    @Override
    protected <T> T view(long address, Class<T> struct) {
        return struct.cast(StructClasses.of(struct).at(this, address));
    }

    @Override
    protected long addressOfView(Object view) {
        return StructView.startOf(view);
    }

    @Override
    protected Object toObject(long address) {
        return objects.objectAt(Address.of(address));
    }

    @Override
    protected long ofObject(Object object) {
        return objects.addressOf(object).bits();
    }

    @Override
    protected long stackAllocate(int sizeBytes) {
        return allocate(sizeBytes).bits();
    }

    @Override
    protected long symbol(String name) {
        Address address = symbols.get(name);
        if (address == null) {
            throw new UnsupportedOperationException("symbols exist in an image or where a test defines them: " + name);
        }
        return address.bits();
    }
}
