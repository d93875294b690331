package mellos.kernel.bringup;

import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** The CPUID words that all processors must have alike, without the bits that mirror a processor's momentary state. */
@BuildTime
@NoHeap
final class CpuidWords {
    /** OSXSAVE: a copy of CR4's bit. */
    private static final int BASIC_ECX_STATE = 1 << 27;
    /** APIC: whether it is enabled. */
    private static final int BASIC_EDX_STATE = 1 << 9;
    /** OSPKE: a copy of CR4's bit. */
    private static final int STRUCTURED_ECX_STATE = 1 << 4;

    private static final String[] NAMES = {
        "CPUID 1 ECX", "CPUID 1 EDX", "CPUID 7 EBX", "CPUID 7 ECX", "CPUID 80000001 EDX"
    };

    private CpuidWords() {}

    /**
     * Compares the running processor's words with those in its block. Word by word, not in a loop over numbers: the
     * compiler would make a table of that, which lies in a no-execute page, and this runs before those can be read.
     *
     * @return whether it has all that the boot processor has; if not, the block says which word
     */
    static boolean matches(BringUpBlock block) {
        return has(block, 0, basicEcx())
                && has(block, 1, basicEdx())
                && has(block, 2, CpuFeatures.structuredEbx())
                && has(block, 3, structuredEcx())
                && has(block, 4, CpuFeatures.extendedEdx());
    }

    /** Writes the boot processor's words into a block. */
    static void record(BringUpBlock block) {
        block.feature(0, basicEcx());
        block.feature(1, basicEdx());
        block.feature(2, CpuFeatures.structuredEbx());
        block.feature(3, structuredEcx());
        block.feature(4, CpuFeatures.extendedEdx());
    }

    private static boolean has(BringUpBlock block, int word, int own) {
        int expected = block.feature(word);
        if ((own & expected) == expected) {
            return true;
        }
        block.register(word);
        return EarlyProcessor.refuse(block, Refusal.MISSING_FEATURES, own, expected);
    }

    private static int basicEcx() {
        return CpuFeatures.basicEcx() & ~BASIC_ECX_STATE;
    }

    private static int basicEdx() {
        return CpuFeatures.basicEdx() & ~BASIC_EDX_STATE;
    }

    private static int structuredEcx() {
        return CpuFeatures.structuredEcx() & ~STRUCTURED_ECX_STATE;
    }

    static String name(int word) {
        return NAMES[word];
    }
}
