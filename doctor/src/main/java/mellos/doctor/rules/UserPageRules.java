package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;

/** User mode on pages that are the kernel's, or not for execution. */
final class UserPageRules {
    private static final Rule USER_ENTRY = Rule.named("user-code-page-not-executable")
            .needs(
                    80,
                    s -> s.fault().isFetch() && s.fault().isUser(),
                    s -> "user mode faulted fetching from "
                            + s.names().what(s.fault().rip()) + ", error code "
                            + Address.hex(s.fault().error()))
            .supports(
                    12,
                    s -> s.fault().pageFault(ErrorCode.PRESENT),
                    s -> "the page is present: it lacks the user bit, or it is marked no-execute")
            .cause(s -> s.fault().pageFault(ErrorCode.PRESENT)
                    ? "the user program's code page at "
                            + Address.hex(s.fault().rip())
                            + " may not be executed in user mode "
                            + "(no user bit on some level, or no-execute)"
                    : Address.isNearNull(s.fault().rip())
                            ? "the user program jumped to address zero"
                            : "the user program's code at "
                                    + Address.hex(s.fault().rip()) + " is not mapped")
            .change("Set the user bit (bit 2) on every level of the tables for user pages (top level too), leave"
                    + " bit 63 clear for code, and enter user mode at the address the program was loaded to.")
            .build();

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

    static final List<Rule> ALL = List.of(USER_ENTRY, KERNEL_PAGE);

    private UserPageRules() {}
}
