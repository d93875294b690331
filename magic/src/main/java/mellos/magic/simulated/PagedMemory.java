package mellos.magic.simulated;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import mellos.magic.HostMemory;

/** The accesses: what {@link SimulatedMemory} promises of them, over pages. Each list is in the order of widths. */
abstract class PagedMemory extends HostMemory {
    private static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();
    private static final VarHandle SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    final Pages pages;

    /** Runs before each volatile or atomic access. */
    volatile Runnable beforeShared = () -> {};

    PagedMemory(boolean strict) {
        pages = new Pages(strict);
    }

    @Override
    protected byte loadByte(long address) {
        return (byte) BYTE.get(pages.toLoad(address, 1), offset(address));
    }

    @Override
    protected void storeByte(long address, byte value) {
        BYTE.set(pages.toStore(address, 1), offset(address), value);
    }

    @Override
    protected short loadShort(long address) {
        return (address & 1) == 0
                ? (short) SHORT.get(pages.toLoad(address, 2), offset(address))
                : (short) loadPieces(address, 2);
    }

    @Override
    protected void storeShort(long address, short value) {
        if ((address & 1) == 0) {
            SHORT.set(pages.toStore(address, 2), offset(address), value);
        } else {
            storePieces(address, 2, value);
        }
    }

    @Override
    protected int loadInt(long address) {
        return (address & 3) == 0
                ? (int) INT.get(pages.toLoad(address, 4), offset(address))
                : (int) loadPieces(address, 4);
    }

    @Override
    protected void storeInt(long address, int value) {
        if ((address & 3) == 0) {
            INT.set(pages.toStore(address, 4), offset(address), value);
        } else {
            storePieces(address, 4, value);
        }
    }

    @Override
    protected long loadLong(long address) {
        return (address & 7) == 0 ? (long) LONG.get(pages.toLoad(address, 8), offset(address)) : loadPieces(address, 8);
    }

    @Override
    protected void storeLong(long address, long value) {
        if ((address & 7) == 0) {
            LONG.set(pages.toStore(address, 8), offset(address), value);
        } else {
            storePieces(address, 8, value);
        }
    }

    @Override
    protected byte loadByteVolatile(long address) {
        return (byte) BYTE.getVolatile(whole(address, 1), offset(address));
    }

    @Override
    protected void storeByteVolatile(long address, byte value) {
        BYTE.setVolatile(whole(address, 1), offset(address), value);
    }

    @Override
    protected short loadShortVolatile(long address) {
        return (short) SHORT.getVolatile(whole(address, 2), offset(address));
    }

    @Override
    protected void storeShortVolatile(long address, short value) {
        SHORT.setVolatile(whole(address, 2), offset(address), value);
    }

    @Override
    protected int loadIntVolatile(long address) {
        return (int) INT.getVolatile(whole(address, 4), offset(address));
    }

    @Override
    protected void storeIntVolatile(long address, int value) {
        INT.setVolatile(whole(address, 4), offset(address), value);
    }

    @Override
    protected long loadLongVolatile(long address) {
        return (long) LONG.getVolatile(whole(address, 8), offset(address));
    }

    @Override
    protected void storeLongVolatile(long address, long value) {
        LONG.setVolatile(whole(address, 8), offset(address), value);
    }

    @Override
    protected boolean compareAndSetInt(long address, int expected, int desired) {
        return INT.compareAndSet(whole(address, 4), offset(address), expected, desired);
    }

    @Override
    protected int getAndAddInt(long address, int delta) {
        return (int) INT.getAndAdd(whole(address, 4), offset(address), delta);
    }

    @Override
    protected int getAndSetInt(long address, int value) {
        return (int) INT.getAndSet(whole(address, 4), offset(address), value);
    }

    @Override
    protected boolean compareAndSetLong(long address, long expected, long desired) {
        return LONG.compareAndSet(whole(address, 8), offset(address), expected, desired);
    }

    @Override
    protected long getAndAddLong(long address, long delta) {
        return (long) LONG.getAndAdd(whole(address, 8), offset(address), delta);
    }

    @Override
    protected long getAndSetLong(long address, long value) {
        return (long) LONG.getAndSet(whole(address, 8), offset(address), value);
    }

    private static long offset(long address) {
        return Page.offset(address);
    }

    private MemorySegment whole(long address, int size) {
        beforeShared.run();
        if ((address & size - 1) != 0) {
            throw new MemoryFault(address, "volatile or atomic access of " + size + " bytes that is not aligned");
        }
        return pages.toStore(address, size);
    }

    private long loadPieces(long address, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | loadByte(address + i) & 0xff;
        }
        return value;
    }

    private void storePieces(long address, int size, long value) {
        for (int i = 0; i < size; i++) {
            storeByte(address + i, (byte) (value >>> 8 * i));
        }
    }

    /**
     * As the string instructions do it: where the target lies a little above the source, what was copied is copied
     * again.
     */
    @Override
    protected void copyUpwards(long to, long from, long count, int unit) {
        if (Long.compareUnsigned(to - from, count * unit) >= 0) {
            pages.copy(to, from, count * unit);
        } else if (unit == Long.BYTES) {
            for (long i = 0; i < count; i++) {
                storeLong(to + 8 * i, loadLong(from + 8 * i));
            }
        } else {
            for (long i = 0; i < count; i++) {
                storeByte(to + i, loadByte(from + i));
            }
        }
    }

    @Override
    protected void fillBytes(long to, byte value, long count) {
        pages.fill(to, value, count);
    }

    @Override
    protected void fillLongs(long to, long value, long count) {
        if (value == (value & 0xff) * 0x0101_0101_0101_0101L) {
            pages.fill(to, (byte) value, 8 * count);
            return;
        }
        for (long i = 0; i < count; i++) {
            storeLong(to + 8 * i, value);
        }
    }
}
