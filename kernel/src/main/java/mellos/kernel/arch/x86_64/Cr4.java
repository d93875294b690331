package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Control register 4. A bit that CPUID does not offer is a #GP, and a silent halt for good under QEMU's TCG. */
@NoHeap
@RawMemory("callers pass values of the control-state table")
public final class Cr4 {
    private Cr4() {}

    public static long readRaw() {
        return Cpu.readCr4();
    }

    public static void writeRaw(long value) {
        Cpu.writeCr4(value);
    }
}
