package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Kernel code on pages of user mode, while SMEP is on. */
final class SmepRules {
    private static final Rule SMEP = Rule.named("smep-violation")
            .needs(
                    84,
                    s -> s.fault().isFetch()
                            && s.fault().pageFault(ErrorCode.PRESENT)
                            && s.fault().isKernel()
                            && s.cpu().cr4(ControlBits.CR4_SMEP)
                            && !Address.isHighHalf(s.fault().rip()),
                    s -> "CR4.SMEP is 1 and the kernel fetched from "
                            + Address.hex(s.fault().rip()) + ", a present page in the user half")
            .cause("the kernel executed code in a user page, which CR4.SMEP forbids")
            .change("Do not jump to user code in kernel mode (return with IRETQ or SYSRET), and clear the user bit"
                    + " on pages that hold kernel code.")
            .build();

    static final List<Rule> ALL = List.of(SMEP);

    private SmepRules() {}
}
