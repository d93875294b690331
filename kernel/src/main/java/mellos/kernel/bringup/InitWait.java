package mellos.kernel.bringup;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Whether 10 ms must pass between INIT and STARTUP. Only processors with a discrete 82489DX or from before Intel's
 * family 6 and AMD's family 15 need it; every processor with long mode is younger, but an unknown vendor's gets the
 * benefit of doubt.
 */
@NoHeap
@RawMemory("CPUID has no side effects")
final class InitWait {
    /** "Genu" and "Auth", "Hygo": the first four letters of the vendor. */
    private static final int INTEL = 0x756e_6547;

    private static final int AMD = 0x6874_7541;
    private static final int HYGON = 0x6f67_7948;

    private InitWait() {}

    static boolean isNeeded() {
        int vendor = Cpu.cpuidEbx(0, 0);
        return vendor != INTEL && vendor != AMD && vendor != HYGON;
    }
}
