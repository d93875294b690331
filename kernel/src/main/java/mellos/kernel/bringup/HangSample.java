package mellos.kernel.bringup;

import mellos.kernel.apic.Ipi;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Finds out what a processor that hangs was doing. */
@NoHeap
@RawMemory("reads the blocks' states, which are volatile")
final class HangSample {
    private static final long SAMPLE_NANOS = 50_000_000;

    private HangSample() {}

    /** Sends an NMI: its exception table records what it was doing. */
    static void take(int index) {
        BringUpBlock block = BringUpArea.block(index);
        Address state = Address.ofStruct(block).plus(BringUpBlock.STATE_OFFSET);
        if (state.loadIntVolatile() == BlockLayout.BLOCK_READY) {
            refuseDeaf(block);
            return;
        }
        boolean listens = block.marker(Stage.LONG_MODE) != 0 && state.loadIntVolatile() < BlockLayout.BLOCK_ONLINE;
        if (!listens) {
            return;
        }
        Ipi.nonMaskable(block.apicId());
        long end = Clock.nanos() + SAMPLE_NANOS;
        while (state.loadIntVolatile() < BlockLayout.BLOCK_ONLINE && Clock.nanos() < end) {
            Cpu.pause();
        }
    }

    /** It said that it was ready and never went on: some interrupt did not reach it. */
    private static void refuseDeaf(BringUpBlock block) {
        PerCpu processor = block.perCpu().as(PerCpu.class);
        boolean ticked = processor.ticks() != 0;
        boolean pinged = processor.pingedBy() != 0;
        EarlyProcessor.refuse(block, ticked ? Refusal.NO_PING : pinged ? Refusal.NO_TICK : Refusal.NO_INTERRUPT, 0, 1);
    }
}
