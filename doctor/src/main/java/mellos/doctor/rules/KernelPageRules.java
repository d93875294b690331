package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;

/** User mode on pages of the kernel. */
final class KernelPageRules {
    private static final Rule KERNEL_PAGE = Rule.named("user-touched-kernel-page")
            .needs(
                    80,
                    s -> s.fault().isDataAccess()
                            && s.fault().isUser()
                            && s.fault().pageFault(ErrorCode.PRESENT)
                            && !s.fault().pageFault(ErrorCode.RESERVED),
                    s -> "error code " + Address.hex(s.fault().error()) + ": user mode, page present")
            .supports(
                    10,
                    s -> Address.isHighHalf(s.fault().cr2())
                            || s.names().inImage(s.fault().cr2()),
                    s -> s.names().what(s.fault().cr2()) + " is the kernel's")
            .cause(s -> s.fault().pageFault(ErrorCode.WRITE)
                            && !Address.isHighHalf(s.fault().cr2())
                            && !s.names().inImage(s.fault().cr2())
                    ? "user code wrote to " + Address.hex(s.fault().cr2())
                            + ", a page that is read-only or has no user bit"
                    : "user code touched " + s.names().what(s.fault().cr2()) + ", a page without the user bit")
            .change("If the program may touch it, set the user bit (and writable) on every level; otherwise it is"
                    + " the program's fault: end the process in the page-fault handler instead of stopping the"
                    + " kernel.")
            .build();

    static final List<Rule> ALL = List.of(KERNEL_PAGE);

    private KernelPageRules() {}
}
