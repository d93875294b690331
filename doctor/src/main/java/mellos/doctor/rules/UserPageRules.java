package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;

/** User code on pages that it may not execute. */
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

    static final List<Rule> ALL = List.of(USER_ENTRY);

    private UserPageRules() {}
}
