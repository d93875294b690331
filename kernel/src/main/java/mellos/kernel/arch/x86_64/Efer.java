package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** IA32_EFER, the extended features. Intel SDM vol. 3A, "Extended Feature Enable Register". */
@NoHeap
@RawMemory("one model-specific register that every 64-bit processor has")
public final class Efer {
    private static final int MSR = EntryConstants.MSR_EFER;
    private static final long ACTIVE = 1 << 10;

    private Efer() {}

    public static long readRaw() {
        return Cpu.readMsr(MSR);
    }

    /** LMA is the processor's: it is written as it was read, since some processors fault on a change. */
    public static void write(long value) {
        Cpu.writeMsr(MSR, value & ~ACTIVE | readRaw() & ACTIVE);
    }

    public static void writeRaw(long value) {
        Cpu.writeMsr(MSR, value);
    }
}
