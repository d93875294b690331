package mellos.kernel.bringup;

import mellos.kernel.address.Layout;
import mellos.kernel.apic.LocalApic;
import mellos.kernel.arch.x86_64.ApicBase;
import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.arch.x86_64.ExceptionTable;
import mellos.kernel.arch.x86_64.GsBase;
import mellos.kernel.arch.x86_64.SegmentTables;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.memory.Stacks;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;

/** The processor that boots: its block, its tables, its stacks. It is number 0, whatever its APIC id. */
@NoHeap
@RawMemory("its first block and stacks are reserved by entry.S; nobody else uses them")
public final class BootProcessor {
    private BootProcessor() {}

    /** GS leads to a block from here on, and to a thread block that forbids throwing. */
    public static void init() {
        Address block = Address.ofSymbol("boot_processor_block");
        ThreadBlock thread = Address.ofSymbol("boot_thread_block").as(ThreadBlock.class);
        thread.throwForbidden(1);
        thread.stackLow(Address.ofSymbol("boot_stack_guard").plus(Layout.PAGE));
        thread.stackHigh(Address.ofSymbol("boot_stack_end"));
        PerCpu processor = block.as(PerCpu.class);
        processor.self(block);
        processor.threadBlock(Address.ofStruct(thread));
        processor.apicId(CpuFeatures.apicId());
        processor.state(ProcessorState.ONLINE);
        processor.stackTop(Address.ofSymbol("boot_stack_end"));
        processor.timerDeadline(Long.MAX_VALUE);
        GsBase.write(block);
        Processors.add(0, processor);
    }

    /** Its own descriptor table and interrupt stacks; the stacks not guarded yet. */
    public static void loadSegments() {
        Address block = Processors.current().self();
        Address tss = block.plus(PerCpu.TSS);
        SegmentTables.write(block.plus(PerCpu.GDT), tss);
        Address stacks = Address.ofSymbol("boot_interrupt_stacks");
        for (int i = 1; i <= ExceptionTable.INTERRUPT_STACKS; i++) {
            SegmentTables.interruptStack(tss, i, stacks.plus(i * Layout.PAGE));
        }
        SegmentTables.loadHere(block.plus(PerCpu.GDT));
    }

    /** Replaces the interrupt stacks by guarded ones. After the kernel's own address space is active. */
    public static void guardStacks() {
        giveInterruptStacks(Processors.current());
    }

    /**
     * Switches its local APIC on, in the mode that all processors will use: x2APIC where the processor has it, firmware
     * has switched it on or some id needs it, and the options do not forbid it.
     *
     * @param registers physical address of the xAPIC registers, 0 if ACPI does not say
     */
    public static void startApic(long registers) {
        long physical = registers != 0 ? registers : ApicBase.readAddress().bits();
        boolean wanted = (ApicBase.readRaw() & ApicBase.X2) != 0 || !CommandLine.has(Option.XAPIC);
        LocalApic.choose(KernelSpace.mapDevice(physical, Layout.PAGE), wanted);
        LocalApic.enableHere();
    }

    /** Gives a processor guarded stacks for what may come when its own stack is no good. */
    static void giveInterruptStacks(PerCpu processor) {
        for (int i = 1; i <= ExceptionTable.INTERRUPT_STACKS; i++) {
            Address top = Stacks.allocate(INTERRUPT_STACK_PAGES);
            if (top.isZero()) {
                Panic.because("no memory for a processor's interrupt stacks", null);
            }
            SegmentTables.interruptStack(processor.self().plus(PerCpu.TSS), i, top);
        }
    }

    /** Panic prints from such a stack. */
    private static final int INTERRUPT_STACK_PAGES = 4;
}
