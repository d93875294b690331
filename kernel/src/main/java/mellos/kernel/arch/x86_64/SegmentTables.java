package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/**
 * A processor's own global descriptor table and task-state segment. Its own, because LTR marks the segment busy: a
 * second processor that loads the same one faults. Intel SDM vol. 3A, "Task Management in 64-bit Mode".
 */
@NoHeap
@RawMemory("writes to tables that belong to one processor, before it loads them")
public final class SegmentTables {
    public static final int GDT_SIZE = 40;
    public static final int TSS_SIZE = 104;

    @Struct(size = TSS_SIZE)
    interface TaskState {
        @At(value = 0x24, stride = 8)
        void interruptStack(int fromZero, long top);

        @At(value = 0x24, stride = 8)
        long interruptStack(int fromZero);

        /** Beyond the limit: no I/O permission bitmap. */
        @At(0x66)
        void permissionBitmap(short offset);
    }

    private SegmentTables() {}

    /** Fills a table of {@link #GDT_SIZE} bytes whose task-state segment lies at {@code tss}. */
    public static void write(Address gdt, Address tss) {
        gdt.storeLong(0);
        gdt.plus(Descriptors.SELECTOR_CODE).storeLong(Descriptors.DESCRIPTOR_CODE);
        gdt.plus(Descriptors.SELECTOR_DATA).storeLong(Descriptors.DESCRIPTOR_DATA);
        gdt.plus(Descriptors.SELECTOR_TSS).storeLong(Descriptors.tssLow(tss.bits(), TSS_SIZE));
        gdt.plus(Descriptors.SELECTOR_TSS + 8).storeLong(Descriptors.tssHigh(tss.bits()));
        tss.as(TaskState.class).permissionBitmap((short) TSS_SIZE);
    }

    /** @param stack 1 to 7, as a gate names it; @param top its highest address, 16-byte aligned */
    public static void interruptStack(Address tss, int stack, Address top) {
        tss.as(TaskState.class).interruptStack(stack - 1, top.bits());
    }

    public static long interruptStack(Address tss, int stack) {
        return tss.as(TaskState.class).interruptStack(stack - 1);
    }

    /**
     * Loads both on the running processor. The code and data selectors in use mean the same in every table, so no
     * segment is reloaded.
     */
    public static void loadHere(Address gdt) {
        PseudoDescriptor descriptor = Address.stackAllocate(16).as(PseudoDescriptor.class);
        descriptor.limit((short) (GDT_SIZE - 1));
        descriptor.base(gdt.bits());
        Cpu.loadGdt(Address.ofStruct(descriptor).bits());
        Cpu.loadTaskRegister((short) Descriptors.SELECTOR_TSS);
    }

    public static boolean isLoadedHere(Address gdt) {
        PseudoDescriptor descriptor = Address.stackAllocate(16).as(PseudoDescriptor.class);
        Cpu.storeGdt(Address.ofStruct(descriptor).bits());
        return descriptor.base() == gdt.bits() && Cpu.taskRegister() == Descriptors.SELECTOR_TSS;
    }
}
