package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** IA32_PAT: what the cache bits of a page-table entry mean. Intel SDM vol. 3A, "Page Attribute Table". */
@NoHeap
@RawMemory("one model-specific register that every 64-bit processor has")
public final class Pat {
    private static final int MSR = 0x277;

    private Pat() {}

    public static long readRaw() {
        return Cpu.readMsr(MSR);
    }

    public static void writeRaw(long value) {
        Cpu.writeMsr(MSR, value);
    }
}
