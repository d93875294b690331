package mellos.doctor.rules;

/** Numbers that RFLAGS may hold and that no program uses as an address. */
final class FlagsImage {
    /**
     * What RFLAGS holds in kernels: bit 1 always, 3, 5 and 15 never, and nothing above RF: numbers with AC or ID set
     * are the addresses of kernels at 2 MiB. Intel SDM vol. 1, "EFLAGS Register".
     */
    static final long FLAGS_ALLOWED = 0x17fd7;

    static final long INTERRUPT_FLAG = 0x200;
    static final long RESUME_FLAG = 0x10000;

    private FlagsImage() {}

    /** True for a number that RFLAGS may hold and that no program uses as an address. */
    static boolean isFlagsImage(long value) {
        return (value & 2) != 0 && (value & ~FLAGS_ALLOWED) == 0;
    }

    /**
     * At a flags image with interrupts on or the resume flag set: 0x202, 0x246, 0x10002. Others are too small to tell.
     */
    static boolean standsOnFlags(Scene s) {
        long rip = s.fault().rip();
        boolean typical = (rip & (INTERRUPT_FLAG | RESUME_FLAG)) != 0 || rip == 0x2 || rip == 0x46 || rip == 0x86;
        return isFlagsImage(rip)
                && typical
                && !s.names().inImage(rip)
                && !s.fault().isUser()
                && s.cpu().state().mode().filter(mode -> mode.width() > 16).isPresent();
    }
}
