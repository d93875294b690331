package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Pages that are mapped, and not for execution by this processor. */
final class ForbiddenFetchRules {
    private static final Rule EXECUTES_DATA = Rule.named("execute-no-execute-page")
            .needs(
                    80,
                    s -> s.fault().isFetch()
                            && s.fault().pageFault(ErrorCode.PRESENT)
                            && s.fault().pageFault(ErrorCode.FETCH)
                            && !s.fault().isUser()
                            && !(s.cpu().cr4(ControlBits.CR4_SMEP)
                                    && !Address.isHighHalf(s.fault().rip())),
                    s -> "error code " + Address.hex(s.fault().error())
                            + ": the page is present, and the fetch was refused; EFER.NXE is "
                            + (s.cpu().efer(ControlBits.EFER_NXE) ? "1" : "unknown")
                            + ", so the page is marked no-execute")
            .supports(
                    8,
                    s -> s.hasImage()
                            && s.names().inImage(s.fault().rip())
                            && !s.image().isCode(s.fault().rip()),
                    s -> s.names().what(s.fault().rip()) + " is data ("
                            + s.image().sectionAt(s.fault().rip()).orElse("no code section") + ")")
            .supports(6, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
            .cause(s -> s.hasImage() && s.image().isCode(s.fault().rip()) || FetchFacts.lowTrampoline(s)
                    ? "the code at " + s.names().what(s.fault().rip()) + " is mapped no-execute"
                    : "it jumped into data: " + s.names().what(s.fault().rip()) + " is mapped no-execute")
            .change(s -> s.hasImage() && s.image().isCode(s.fault().rip()) || FetchFacts.lowTrampoline(s)
                    ? "Map the code's pages without the no-execute bit (bit 63), on every level of the tables."
                    : "Find the jump: a smashed return address, a function pointer into data, or code copied to a"
                            + " page that was not made executable.")
            .build();

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

    static final List<Rule> ALL = List.of(EXECUTES_DATA, SMEP);

    private ForbiddenFetchRules() {}
}
