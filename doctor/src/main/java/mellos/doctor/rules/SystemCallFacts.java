package mellos.doctor.rules;

import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Registers;

/** The registers as SYSCALL leaves them. Intel SDM vol. 2B, "SYSCALL". */
final class SystemCallFacts {
    static final int R11 = 11;

    private SystemCallFacts() {}

    static boolean looksLikeFlags(Scene s, int register) {
        return s.cpu().registerValue(register).test(FlagsImage::isFlagsImage);
    }

    private static boolean isUserAddress(long address) {
        return address > 0 && address >>> 47 == 0;
    }

    /** The registers are as SYSCALL leaves them; in a kernel in low memory they may be so by chance. */
    static boolean mayHaveCalled(Scene s) {
        return s.fault().isKernel()
                && s.cpu().efer(ControlBits.EFER_SCE)
                && s.cpu().registerValue(Registers.RCX).test(SystemCallFacts::isUserAddress)
                && looksLikeFlags(s, R11)
                && isUserAddress(s.fault().rsp());
    }
}
