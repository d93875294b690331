package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Control register 0. Intel SDM vol. 3A, "Control Registers". */
@NoHeap
@RawMemory("callers pass values of the control-state table")
public final class Cr0 {
    private Cr0() {}

    public static long readRaw() {
        return Cpu.readCr0();
    }

    public static void writeRaw(long value) {
        Cpu.writeCr0(value);
    }
}
