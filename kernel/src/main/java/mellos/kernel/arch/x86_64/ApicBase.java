package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.PhysAddr;
import mellos.magic.RawMemory;

/** IA32_APIC_BASE. Intel SDM vol. 3A, "Local APIC Status and Location" and "x2APIC Mode". */
@NoHeap
@RawMemory("one model-specific register that every 64-bit processor has")
public final class ApicBase {
    public static final long X2 = 1 << 10;
    public static final long ENABLED = 1 << 11;

    private static final int MSR = 0x1b;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    private ApicBase() {}

    public static long readRaw() {
        return Cpu.readMsr(MSR);
    }

    public static void writeRaw(long value) {
        Cpu.writeMsr(MSR, value);
    }

    /** Where the register page lies in xAPIC mode. */
    public static PhysAddr readAddress() {
        return PhysAddr.ofUnchecked(readRaw() & ADDRESS);
    }

    /** Off to xAPIC to x2APIC is the only way up: leaving x2APIC mode takes a reset, and skipping a step is a #GP. */
    public static void enable(boolean x2) {
        long value = readRaw();
        if ((value & ENABLED) == 0) {
            value |= ENABLED;
            writeRaw(value);
        }
        if (x2 && (value & X2) == 0) {
            writeRaw(value | X2);
        }
    }
}
