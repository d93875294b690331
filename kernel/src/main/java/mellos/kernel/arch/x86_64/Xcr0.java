package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Extended control register 0: which states XSAVE knows. Exists once CR4.OSXSAVE is set. */
@NoHeap
@RawMemory("guarded by CR4.OSXSAVE")
public final class Xcr0 {
    private Xcr0() {}

    /** 0 where the register does not exist. */
    public static long readRaw() {
        return exists() ? Cpu.readExtendedControl(0) : 0;
    }

    public static void writeRaw(long value) {
        if (exists()) {
            Cpu.writeExtendedControl(0, value);
        }
    }

    private static boolean exists() {
        return (Cpu.readCr4() & 1 << 18) != 0;
    }
}
