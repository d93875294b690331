package mellos.kernel.arch.x86_64;

import mellos.magic.NoHeap;

/** RFLAGS. Intel SDM vol. 1, "EFLAGS Register". */
@NoHeap
public final class Flags {
    private static final long INTERRUPT = 1 << 9;

    private Flags() {}

    /** Whether a processor with these flags takes interrupts. */
    public static boolean enableInterrupts(long flags) {
        return (flags & INTERRUPT) != 0;
    }
}
