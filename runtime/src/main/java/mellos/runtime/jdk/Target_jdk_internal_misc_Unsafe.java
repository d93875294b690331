package mellos.runtime.jdk;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.exception.SneakyThrow;
import mellos.runtime.heap.Allocation;
import mellos.runtime.initialization.ClassInitialization;
import mellos.runtime.memory.MemoryFunctions;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;
import mellos.runtime.thread.Threads;

/**
 * {@code jdk.internal.misc.Unsafe}: what the compiler does not supply itself. A null object makes the offset an
 * address.
 */
@RawMemory("the JDK's own code vouches for its accesses")
@Substitute("jdk.internal.misc.Unsafe")
final class Target_jdk_internal_misc_Unsafe {
    private static final String NO_NATIVE_MEMORY = "Memory outside the heap is not handed out.";
    private static final String NO_REFLECTION = "Fields are known by constant names only.";

    @Replace
    private static void registerNatives() {}

    @Replace
    private int arrayBaseOffset0(Class<?> arrayClass) {
        return ObjectHeaderLayout.ARRAY_ELEMENTS;
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

    /** Copies elements and turns the bytes of each round. Both places may be one. */
    @Replace
    private void copySwapMemory0(
            Object source, long sourceOffset, Object target, long targetOffset, long bytes, long elementSize) {
        MemoryFunctions.move(at(target, targetOffset), at(source, sourceOffset), bytes);
        for (long start = targetOffset; start < targetOffset + bytes; start += elementSize) {
            for (long i = 0; i < elementSize / 2; i++) {
                byte first = at(target, start + i).loadByte();
                at(target, start + i)
                        .storeByte(at(target, start + elementSize - 1 - i).loadByte());
                at(target, start + elementSize - 1 - i).storeByte(first);
            }
        }
    }

    @Replace
    private boolean shouldBeInitialized0(Class<?> type) {
        return Mirrors.recordOf(type).state() != ClassRecord.INITIALIZED;
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

    @Cut(NO_NATIVE_MEMORY)
    private native long allocateMemory0(long bytes);

    @Cut(NO_NATIVE_MEMORY)
    private native long reallocateMemory0(long address, long bytes);

    @Cut(NO_NATIVE_MEMORY)
    private native void freeMemory0(long address);

    @Cut(NO_REFLECTION)
    private native long objectFieldOffset0(java.lang.reflect.Field field);

    @Cut(NO_REFLECTION)
    private native long objectFieldOffset1(Class<?> type, String name);

    @Cut(NO_REFLECTION)
    private native long staticFieldOffset0(java.lang.reflect.Field field);

    @Cut(NO_REFLECTION)
    private native Object staticFieldBase0(java.lang.reflect.Field field);

    private static Address at(Object o, long offset) {
        return Address.ofObject(o).plus(offset);
    }
}
