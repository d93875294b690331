package mellos.kernel.bringup;

import mellos.kernel.apic.Ipi;
import mellos.kernel.apic.LocalApic;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.arch.x86_64.ExceptionTable;
import mellos.kernel.arch.x86_64.FloatingPoint;
import mellos.kernel.arch.x86_64.GsBase;
import mellos.kernel.arch.x86_64.Probe;
import mellos.kernel.arch.x86_64.SegmentTables;
import mellos.kernel.processor.PerCpu;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The second half of a processor's way up, on its guarded stack: its tables, its local APIC, its timer, and the proof
 * that it takes part. GS leads to its block from {@link #reachBlock} on; a fault before that is recorded by APIC id.
 */
@NoHeap
@RawMemory("its per-processor page, descriptor tables and registers are its own")
public final class ProcessorEntry {
    private static final long FIRST_TICK_NANOS = 20_000;

    private ProcessorEntry() {}

    /**
     * On the stack that {@link EarlyProcessor} returned.
     *
     * @return whether the processor is online; else it left its reason in the block and is to be parked
     */
    public static boolean run(long blockAddress) {
        BringUpBlock block = Address.of(blockAddress).as(BringUpBlock.class);
        PerCpu processor = block.perCpu().as(PerCpu.class);
        boolean up = loadTables(block, processor) && startApic(block) && reachBlock(block, processor);
        if (!up) {
            return false;
        }
        proveItself(block);
        if (!compareState(block)) {
            return false;
        }
        Markers.mark(block, Stage.ONLINE, '6');
        EarlyProcessor.state(block, BlockLayout.BLOCK_ONLINE);
        Ipi.pingBootProcessor();
        return true;
    }

    /** Stages H I J. */
    private static boolean loadTables(BringUpBlock block, PerCpu processor) {
        Address gdt = block.perCpu().plus(PerCpu.GDT);
        SegmentTables.loadHere(gdt);
        if (!SegmentTables.isLoadedHere(gdt)) {
            return EarlyProcessor.refuse(block, Refusal.TABLES_NOT_LOADED, 0, gdt.bits());
        }
        Markers.mark(block, Stage.SEGMENTS, 'H');
        ExceptionTable.loadHere();
        if (!ExceptionTable.isLoadedHere()) {
            return EarlyProcessor.refuse(block, Refusal.VECTORS_NOT_LOADED, 0, 0);
        }
        Markers.mark(block, Stage.VECTORS, 'I');
        if (!FloatingPoint.initHere()) {
            return EarlyProcessor.refuse(block, Refusal.NO_SSE, 0, 0);
        }
        Markers.mark(block, Stage.FLOATING_POINT, 'J');
        return true;
    }

    /** Stages K L. */
    private static boolean startApic(BringUpBlock block) {
        if (!LocalApic.isAligned()) {
            return EarlyProcessor.refuse(block, Refusal.APIC_MISALIGNED, 0, 0);
        }
        LocalApic.enableHere();
        if (!LocalApic.isEnabledHere()) {
            return EarlyProcessor.refuse(block, Refusal.APIC_DISABLED, 0, 0);
        }
        Markers.mark(block, Stage.APIC, 'K');
        int id = LocalApic.readId();
        if (id != block.apicId() || id != CpuFeatures.apicId()) {
            return EarlyProcessor.refuse(block, Refusal.APIC_REGISTER_DIFFERS, id, block.apicId());
        }
        Markers.mark(block, Stage.APIC_MATCH, 'L');
        return true;
    }

    /** Stages D 4 5: the block complete, the timer running, GS leading to the block. */
    private static boolean reachBlock(BringUpBlock block, PerCpu processor) {
        processor.self(block.perCpu());
        processor.threadBlock(block.perCpu().plus(PerCpu.FIRST_THREAD));
        processor.bringUpBlock(Address.ofStruct(block));
        processor.timerDeadline(LocalTimer.NEVER);
        Markers.mark(block, Stage.BLOCK, 'D');
        LocalTimer.startFirst(FIRST_TICK_NANOS);
        Markers.mark(block, Stage.TIMER, '4');
        GsBase.write(block.perCpu());
        // Through GS itself, not the register: this load is what all per-processor data rests on.
        if (Cpu.loadGs(0) != block.perCpu().bits()) {
            return EarlyProcessor.refuse(
                    block,
                    Refusal.GS_NOT_SET,
                    GsBase.read().bits(),
                    block.perCpu().bits());
        }
        Markers.mark(block, Stage.GS, '5');
        return true;
    }

    /**
     * The first condition of "online": a tick and an interrupt from the boot processor have arrived. Halted meanwhile:
     * an emulator has fewer processors than the machine, and one that spins takes the others' time. Whether they come
     * at all is the boot processor's to watch.
     */
    private static void proveItself(BringUpBlock block) {
        Address ticks = block.perCpu().plus(PerCpu.TICKS);
        Address pinged = block.perCpu().plus(PerCpu.PINGED_BY);
        EarlyProcessor.state(block, BlockLayout.BLOCK_READY);
        Ipi.pingBootProcessor();
        while (ticks.loadLongVolatile() == 0 || pinged.loadIntVolatile() == 0) {
            Cpu.enableInterruptsAndHalt();
            Cpu.disableInterrupts();
        }
    }

    /**
     * The second: every register of the table is as the boot processor has it. Where CR0.WP is clear, a store to a
     * read-only page shows that it matters; where it is set the store is left out, for a healthy bring-up raises no
     * exception at all.
     */
    private static boolean compareState(BringUpBlock block) {
        boolean protects = (ControlRegisters.read(ControlState.CR0) & ControlState.CR0_WP) != 0;
        if (!protects && Probe.canStore(Address.ofSymbol("mellos_probe_target"))) {
            block.register(ControlState.CR0);
            return EarlyProcessor.refuse(
                    block,
                    Refusal.WRITE_PROTECT_BROKEN,
                    ControlRegisters.read(ControlState.CR0),
                    ControlRegisters.bootValue(ControlState.CR0));
        }
        for (int register = 0; register < ControlState.REGISTER_COUNT; register++) {
            long own = ControlRegisters.read(register);
            long expected = ControlRegisters.bootValue(register);
            if (((own ^ expected) & ControlState.comparedBits(register)) != 0) {
                block.register(register);
                return EarlyProcessor.refuse(block, Refusal.REGISTER_DIFFERS, own, expected);
            }
        }
        return true;
    }
}
