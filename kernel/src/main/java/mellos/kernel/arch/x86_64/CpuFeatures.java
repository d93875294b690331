package mellos.kernel.arch.x86_64;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** What CPUID says the running processor has. Intel SDM vol. 2A, "CPUID"; AMD APM vol. 3, "Function 8000_0001h". */
@NoHeap
@RawMemory("CPUID has no side effects")
public final class CpuFeatures {
    private static final int BASIC = 1;
    private static final int STRUCTURED = 7;
    private static final int TOPOLOGY = 0xb;
    private static final int EXTENDED = 0x8000_0001;
    private static final int EXTENDED_LIMIT = 0x8000_0000;

    private CpuFeatures() {}

    public static int basicEcx() {
        return Cpu.cpuidEcx(BASIC, 0);
    }

    public static int basicEdx() {
        return Cpu.cpuidEdx(BASIC, 0);
    }

    public static int structuredEbx() {
        return maximumLeaf() >= STRUCTURED ? Cpu.cpuidEbx(STRUCTURED, 0) : 0;
    }

    public static int structuredEcx() {
        return maximumLeaf() >= STRUCTURED ? Cpu.cpuidEcx(STRUCTURED, 0) : 0;
    }

    public static int extendedEdx() {
        boolean exists = Integer.compareUnsigned(Cpu.cpuidEax(EXTENDED_LIMIT, 0), EXTENDED) >= 0;
        return exists ? Cpu.cpuidEdx(EXTENDED, 0) : 0;
    }

    public static boolean hasX2Apic() {
        return (basicEcx() & 1 << 21) != 0;
    }

    public static boolean hasTscDeadline() {
        return (basicEcx() & 1 << 24) != 0;
    }

    public static boolean hasXsave() {
        return (basicEcx() & 1 << 26) != 0;
    }

    /** The running processor's APIC id: 32 bits where the topology leaf has them, else 8. */
    public static int apicId() {
        if (maximumLeaf() >= TOPOLOGY && Cpu.cpuidEbx(TOPOLOGY, 0) != 0) {
            return Cpu.cpuidEdx(TOPOLOGY, 0);
        }
        return Cpu.cpuidEbx(BASIC, 0) >>> 24;
    }

    private static int maximumLeaf() {
        return Cpu.cpuidEax(0, 0);
    }
}
