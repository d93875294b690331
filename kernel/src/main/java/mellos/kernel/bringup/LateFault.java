package mellos.kernel.bringup;

import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.arch.x86_64.Cr4;
import mellos.kernel.arch.x86_64.Efer;
import mellos.kernel.arch.x86_64.FrameLayout;
import mellos.kernel.arch.x86_64.GsBase;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.processor.Processors;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A fault of a processor that already has the kernel's interrupt table but is not online: recorded in its block, as the
 * early stubs do, and parked there. GS may not be set yet; then the APIC id tells who it is.
 */
@NoHeap
@RawMemory("copies a frame of the running processor into its own block")
public final class LateFault {
    private LateFault() {}

    /** Records and parks if the running processor is still coming up; else returns. */
    public static void parkIfComingUp(InterruptFrame frame) {
        int index = ownIndex();
        if (index <= 0) {
            return;
        }
        BringUpBlock block = BringUpArea.block(index);
        if (block.state() == BlockLayout.BLOCK_ONLINE) {
            return;
        }
        copy(frame, block);
        block.faultCr0(frame.cr0());
        block.faultCr2(Cpu.readCr2());
        block.faultCr3(Cpu.readCr3());
        block.faultCr4(Cr4.readRaw());
        block.faultEfer(Efer.readRaw());
        EarlyProcessor.state(block, BlockLayout.BLOCK_FAULTED);
        while (true) {
            Cpu.disableInterrupts();
            Cpu.halt();
        }
    }

    private static void copy(InterruptFrame frame, BringUpBlock block) {
        Address from = Address.ofStruct(frame);
        Address to = Address.ofStruct(block).plus(BringUpBlock.FAULT_FRAME_OFFSET);
        for (long at = FrameLayout.FRAME_REGISTERS; at < FrameLayout.FRAME_SIZE; at += 8) {
            to.plus(at).storeLong(from.plus(at).loadLong());
        }
    }

    /** Index of the running processor, 0 for the boot processor, -1 if nobody knows it. */
    private static int ownIndex() {
        Address gs = GsBase.read();
        int count = Processors.count();
        for (int i = 0; i < count; i++) {
            if (Address.ofStruct(Processors.of(i)).same(gs)) {
                return i;
            }
        }
        int id = CpuFeatures.apicId();
        for (int i = 1; i < count; i++) {
            if (BringUpArea.block(i).apicId() == id) {
                return i;
            }
        }
        return -1;
    }
}
