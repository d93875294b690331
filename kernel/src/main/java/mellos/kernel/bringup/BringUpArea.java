package mellos.kernel.bringup;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.apic.Shootdown;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ExceptionTable;
import mellos.kernel.arch.x86_64.PseudoDescriptor;
import mellos.kernel.arch.x86_64.SegmentTables;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.memory.Frames;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.memory.Stacks;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.PerCpu;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.runtime.platform.ThreadBlock;

/**
 * The memory that processors come up in: {@link Layout#BRING_UP}. A table from APIC ids to blocks, the early gates, and
 * for each processor a slot: an unmapped page, the early stack, the block.
 */
@NoHeap
@RawMemory("maps and fills its own region before the processors that use it are started")
public final class BringUpArea {
    /** The stack each processor goes on with. */
    public static final int STACK_PAGES = 16;

    private static final int EARLY_STACK_PAGES = 2;
    private static final int EARLY_EXCEPTIONS = Vectors.EXCEPTION_COUNT;
    private static final long SLOT_ENTRY = 1 << TrampolinePage.TRAMPOLINE_SLOT_LOG_SIZE;
    private static final int EARLY_STACK = 1;

    private BringUpArea() {}

    /** Maps the table and the gates. */
    static void init() {
        mapFresh(Layout.BRING_UP);
        mapFresh(Layout.BRING_UP_GATES);
        ExceptionTable.writeEarlyGates(Address.of(Layout.BRING_UP_GATES), EARLY_EXCEPTIONS);
    }

    /** The block of a processor, once {@link #add} has made it. @param index above 0 */
    static BringUpBlock block(int index) {
        return blockAddress(index).as(BringUpBlock.class);
    }

    /** Everything a processor needs before it runs its first instruction. */
    static void add(int index, int apicId) {
        long first = Layout.BRING_UP_SLOTS + index * Layout.BRING_UP_STRIDE + Layout.PAGE;
        for (int i = 0; i <= EARLY_STACK_PAGES; i++) {
            mapFresh(first + i * Layout.PAGE);
        }
        fillBlock(index, apicId);
        Address entry = Address.of(Layout.BRING_UP + (index - 1) * SLOT_ENTRY);
        entry.storeInt(apicId);
        entry.plus(TrampolinePage.TRAMPOLINE_SLOT_BLOCK).storeAddress(blockAddress(index));
    }

    /** Whether a processor of this APIC id looked for itself in the table and did not find itself. */
    static boolean hasUnlisted(int apicId) {
        Address table = Address.of(Layout.BRING_UP);
        return table.plus(TrampolinePage.TRAMPOLINE_UNLISTED_IS_SET).loadInt() != 0
                && table.plus(TrampolinePage.TRAMPOLINE_UNLISTED).loadInt() == apicId;
    }

    /** No processor runs here any more: the blocks stay as records, now in no-execute pages like all data. */
    static void close(int processors) {
        for (int index = 1; index < processors; index++) {
            long first = Layout.BRING_UP_SLOTS + index * Layout.BRING_UP_STRIDE + Layout.PAGE;
            for (int i = 0; i <= EARLY_STACK_PAGES; i++) {
                long page = first + i * Layout.PAGE;
                KernelSpace.mapPage(page, KernelSpace.entry(Address.of(page)) & PageFlags.ADDRESS, PageFlags.DATA);
            }
        }
        for (long page = Layout.BRING_UP; page <= Layout.BRING_UP_GATES; page += Layout.PAGE) {
            KernelSpace.mapPage(page, KernelSpace.entry(Address.of(page)) & PageFlags.ADDRESS, PageFlags.DATA);
        }
        long pages = (processors * Layout.BRING_UP_STRIDE + Layout.BRING_UP_SLOTS - Layout.BRING_UP) / Layout.PAGE;
        Shootdown.dropTranslations(Address.of(Layout.BRING_UP), pages);
    }

    private static void fillBlock(int index, int apicId) {
        BringUpBlock block = block(index);
        Address start = blockAddress(index);
        block.magic(BringUpBlock.MAGIC);
        block.index(index);
        block.apicId(apicId);
        block.controlRecord(ControlRegisters.bootRecord());
        block.root(KernelSpace.root());
        CpuidWords.record(block);
        Address gdt = start.plus(BlockLayout.BLOCK_GDT);
        Address tss = start.plus(BlockLayout.BLOCK_TSS);
        SegmentTables.write(gdt, tss);
        SegmentTables.interruptStack(tss, EARLY_STACK, start.plus(Layout.PAGE));
        PseudoDescriptor pointer = start.plus(BlockLayout.BLOCK_GDT_POINTER).as(PseudoDescriptor.class);
        pointer.limit((short) (SegmentTables.GDT_SIZE - 1));
        pointer.base(gdt.bits());
        block.perCpu(freshPerCpu());
        block.stackTop(Stacks.allocate(STACK_PAGES));
        if (block.stackTop().isZero()) {
            Panic.because("no memory for a processor's stack", null);
        }
        fillThread(block, index);
    }

    private static Address freshPerCpu() {
        long frame = Frames.allocate();
        if (frame == Frames.NONE) {
            Panic.because("no memory for a processor's page", null);
        }
        Address page = DirectMap.at(frame);
        PerCpu processor = page.as(PerCpu.class);
        processor.self(page);
        SegmentTables.write(page.plus(PerCpu.GDT), page.plus(PerCpu.TSS));
        BootProcessor.giveInterruptStacks(processor);
        return page;
    }

    private static void fillThread(BringUpBlock block, int index) {
        ThreadBlock thread = block.perCpu().plus(PerCpu.FIRST_THREAD).as(ThreadBlock.class);
        thread.throwForbidden(1);
        // From the largest down, out of the scheduler's way.
        thread.id(ThreadBlockLayout.THREAD_LAST_ID - index);
        thread.stackHigh(block.stackTop());
        thread.stackLow(block.stackTop().plus(-STACK_PAGES * Layout.PAGE));
    }

    private static Address blockAddress(int index) {
        return Address.of(Layout.BRING_UP_SLOTS + (index + 1) * Layout.BRING_UP_STRIDE - Layout.PAGE);
    }

    private static void mapFresh(long page) {
        long frame = Frames.allocate();
        if (frame == Frames.NONE) {
            Panic.because("no memory for bring-up", null);
        }
        KernelSpace.mapPage(page, frame, PageFlags.EARLY_DATA);
    }
}
