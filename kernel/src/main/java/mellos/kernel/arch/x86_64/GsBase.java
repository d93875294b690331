package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** IA32_GS_BASE: where the processor's own block lies. The kernel never leaves ring 0, so it is never swapped. */
@NoHeap
@RawMemory("one model-specific register that every 64-bit processor has")
public final class GsBase {
    private static final int MSR = 0xc000_0101;

    private GsBase() {}

    public static Address read() {
        return Address.of(Cpu.readMsr(MSR));
    }

    /** An address not in canonical form is a #GP; QEMU's TCG takes it. */
    public static void write(Address block) {
        Cpu.writeMsr(MSR, block.bits());
    }
}
