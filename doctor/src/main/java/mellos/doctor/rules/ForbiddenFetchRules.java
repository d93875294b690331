package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Execution of pages that are marked no-execute. */
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

    static final List<Rule> ALL = List.of(EXECUTES_DATA);

    private ForbiddenFetchRules() {}
}
