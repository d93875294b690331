package mellos.runtime.jdk;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.exception.SneakyThrow;
import mellos.runtime.heap.Allocation;
import mellos.runtime.initialization.ClassInitialization;
import mellos.runtime.memory.MemoryFunctions;
import mellos.runtime.object.Mirrors;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.thread.Threads;

/**
 * {@code jdk.internal.misc.Unsafe}: its native methods over {@link Address}. A null object makes the offset an address. Offsets of fields
 * are constants that the compiler fills in where they are asked for.
 */
@RawMemory("the JDK's own code vouches for its accesses")
@Substitute("jdk.internal.misc.Unsafe")
final class Target_jdk_internal_misc_Unsafe {

    @Replace
    public int getInt(Object o, long offset) {
        return at(o, offset).loadInt();
    }

    @Replace
    public void putInt(Object o, long offset, int x) {
        at(o, offset).storeInt(x);
    }

    @Replace
    public Object getReference(Object o, long offset) {
        return at(o, offset).loadAddress().toObject();
    }

    @Replace
    public void putReference(Object o, long offset, Object x) {
        at(o, offset).storeAddress(Address.ofObject(x));
    }

    @Replace
    public boolean getBoolean(Object o, long offset) {
        return at(o, offset).loadByte() != 0;
    }

    @Replace
    public void putBoolean(Object o, long offset, boolean x) {
        at(o, offset).storeByte((byte) (x ? 1 : 0));
    }

    @Replace
    public byte getByte(Object o, long offset) {
        return at(o, offset).loadByte();
    }

    @Replace
    public void putByte(Object o, long offset, byte x) {
        at(o, offset).storeByte(x);
    }

    @Replace
    public short getShort(Object o, long offset) {
        return at(o, offset).loadShort();
    }

    @Replace
    public void putShort(Object o, long offset, short x) {
        at(o, offset).storeShort(x);
    }

    @Replace
    public char getChar(Object o, long offset) {
        return at(o, offset).loadChar();
    }

    @Replace
    public void putChar(Object o, long offset, char x) {
        at(o, offset).storeChar(x);
    }

    @Replace
    public long getLong(Object o, long offset) {
        return at(o, offset).loadLong();
    }

    @Replace
    public void putLong(Object o, long offset, long x) {
        at(o, offset).storeLong(x);
    }

    @Replace
    public float getFloat(Object o, long offset) {
        return Float.intBitsToFloat(at(o, offset).loadInt());
    }

    @Replace
    public void putFloat(Object o, long offset, float x) {
        at(o, offset).storeInt(Float.floatToRawIntBits(x));
    }

    @Replace
    public double getDouble(Object o, long offset) {
        return Double.longBitsToDouble(at(o, offset).loadLong());
    }

    @Replace
    public void putDouble(Object o, long offset, double x) {
        at(o, offset).storeLong(Double.doubleToRawLongBits(x));
    }

    @Replace
    public Object getReferenceVolatile(Object o, long offset) {
        return Address.of(at(o, offset).loadLongVolatile()).toObject();
    }

    @Replace
    public void putReferenceVolatile(Object o, long offset, Object x) {
        at(o, offset).storeLongVolatile(Address.ofObject(x).bits());
    }

    @Replace
    public int getIntVolatile(Object o, long offset) {
        return at(o, offset).loadIntVolatile();
    }

    @Replace
    public void putIntVolatile(Object o, long offset, int x) {
        at(o, offset).storeIntVolatile(x);
    }

    @Replace
    public long getLongVolatile(Object o, long offset) {
        return at(o, offset).loadLongVolatile();
    }

    @Replace
    public void putLongVolatile(Object o, long offset, long x) {
        at(o, offset).storeLongVolatile(x);
    }

    @Replace
    public byte getByteVolatile(Object o, long offset) {
        return at(o, offset).loadByteVolatile();
    }

    @Replace
    public void putByteVolatile(Object o, long offset, byte x) {
        at(o, offset).storeByteVolatile(x);
    }

    @Replace
    public boolean getBooleanVolatile(Object o, long offset) {
        return at(o, offset).loadByteVolatile() != 0;
    }

    @Replace
    public void putBooleanVolatile(Object o, long offset, boolean x) {
        at(o, offset).storeByteVolatile((byte) (x ? 1 : 0));
    }

    @Replace
    public float getFloatVolatile(Object o, long offset) {
        return Float.intBitsToFloat(at(o, offset).loadIntVolatile());
    }

    @Replace
    public void putFloatVolatile(Object o, long offset, float x) {
        at(o, offset).storeIntVolatile(Float.floatToRawIntBits(x));
    }

    @Replace
    public double getDoubleVolatile(Object o, long offset) {
        return Double.longBitsToDouble(at(o, offset).loadLongVolatile());
    }

    @Replace
    public void putDoubleVolatile(Object o, long offset, double x) {
        at(o, offset).storeLongVolatile(Double.doubleToRawLongBits(x));
    }

    @Replace
    public short getShortVolatile(Object o, long offset) {
        short value = at(o, offset).loadShort();
        Address.fence();
        return value;
    }

    @Replace
    public void putShortVolatile(Object o, long offset, short x) {
        Address.fence();
        at(o, offset).storeShort(x);
        Address.fence();
    }

    @Replace
    public char getCharVolatile(Object o, long offset) {
        char value = at(o, offset).loadChar();
        Address.fence();
        return value;
    }

    @Replace
    public void putCharVolatile(Object o, long offset, char x) {
        Address.fence();
        at(o, offset).storeChar(x);
        Address.fence();
    }

    @Replace
    public boolean compareAndSetReference(Object o, long offset, Object expected, Object x) {
        return at(o, offset).compareAndSetLong(Address.ofObject(expected).bits(), Address.ofObject(x).bits());
    }

    @Replace
    public Object compareAndExchangeReference(Object o, long offset, Object expected, Object x) {
        Address cell = at(o, offset);
        long wanted = Address.ofObject(expected).bits();
        do {
            long found = cell.loadLongVolatile();
            if (found != wanted) {
                return Address.of(found).toObject();
            }
        } while (!cell.compareAndSetLong(wanted, Address.ofObject(x).bits()));
        return expected;
    }

    @Replace
    public boolean compareAndSetInt(Object o, long offset, int expected, int x) {
        return at(o, offset).compareAndSetInt(expected, x);
    }

    @Replace
    public int compareAndExchangeInt(Object o, long offset, int expected, int x) {
        Address cell = at(o, offset);
        int wanted = expected;
        do {
            int found = cell.loadIntVolatile();
            if (found != wanted) {
                return found;
            }
        } while (!cell.compareAndSetInt(wanted, x));
        return expected;
    }

    @Replace
    public boolean compareAndSetLong(Object o, long offset, long expected, long x) {
        return at(o, offset).compareAndSetLong(expected, x);
    }

    @Replace
    public long compareAndExchangeLong(Object o, long offset, long expected, long x) {
        Address cell = at(o, offset);
        long wanted = expected;
        do {
            long found = cell.loadLongVolatile();
            if (found != wanted) {
                return found;
            }
        } while (!cell.compareAndSetLong(wanted, x));
        return expected;
    }

    @Replace
    public void fullFence() {
        Address.fence();
    }

    @Replace
    private int arrayBaseOffset0(Class<?> arrayClass) {
        return ObjectHeader.ARRAY_ELEMENTS;
    }

    @Replace
    private int arrayIndexScale0(Class<?> arrayClass) {
        return 1 << Mirrors.recordOf(arrayClass).instanceSize();
    }

    @Replace
    public Object allocateInstance(Class<?> type) {
        return Allocation.object(Mirrors.recordOf(type));
    }

    @Replace
    private void setMemory0(Object o, long offset, long bytes, byte value) {
        MemoryFunctions.fill(at(o, offset), value, bytes);
    }

    @Replace
    private void copyMemory0(Object source, long sourceOffset, Object target, long targetOffset, long bytes) {
        MemoryFunctions.move(at(target, targetOffset), at(source, sourceOffset), bytes);
    }

    @Replace
    private boolean shouldBeInitialized0(Class<?> type) {
        return Mirrors.recordOf(type).state() != 2;
    }

    @Replace
    private void ensureClassInitialized0(Class<?> type) {
        ClassInitialization.initialize(Mirrors.recordOf(type));
    }

    @Replace
    public void throwException(Throwable exception) {
        throw SneakyThrow.of(exception);
    }

    @Replace
    public void park(boolean isAbsolute, long time) {
        Threads.park(isAbsolute, time);
    }

    @Replace
    public void unpark(Object thread) {
        Threads.unpark((Thread) thread);
    }

    @Replace
    private static void registerNatives() {
    }

    private static Address at(Object o, long offset) {
        return Address.ofObject(o).plus(offset);
    }
}
