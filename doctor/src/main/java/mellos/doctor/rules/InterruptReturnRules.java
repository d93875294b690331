package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** IRET refused for what is in its frame. */
final class InterruptReturnRules {
    private static final Rule INTERRUPT_RETURN = Rule.named("iret-selector-invalid")
            .needs(
                    70,
                    s -> SelectorFacts.selectorFault(s) && s.code().is(Kind.IRET),
                    s -> "\"" + s.code().instruction().text() + "\": " + SelectorFacts.names(s))
            .against(25, s -> FrameFacts.notPopped(s) || FrameFacts.poppedTooMuch(s))
            .against(12, FrameFacts::looksLikeFlags)
            .supports(
                    10,
                    s -> s.tables().descriptor(SelectorFacts.selector(s)).isPresent(),
                    s -> "the descriptor is "
                            + s.tables()
                                    .descriptor(SelectorFacts.selector(s))
                                    .orElseThrow()
                                    .words())
            .cause(s -> "IRET was given a selector it cannot load: " + Address.hex(SelectorFacts.selector(s))
                    + SelectorFacts.whatItIs(s))
            .change("Build the frame as RIP, CS, RFLAGS, RSP, SS (ascending). For user mode CS and SS need RPL 3"
                    + " (selector | 3) and descriptors with DPL 3, CS one with the L bit; for kernel mode use"
                    + " the kernel's selectors.")
            .build();

    private static final Rule NESTED_TASK = Rule.named("iret-with-nested-task-flag")
            .needs(
                    90,
                    s -> (s.fault().is(Vector.GENERAL_PROTECTION) || s.fault().is(Vector.INVALID_TSS))
                            && s.code().is(Kind.IRET)
                            && s.cpu().flag(ControlBits.FLAG_NT),
                    _ -> "RFLAGS.NT is 1 at the IRET")
            .cause("IRET was executed with RFLAGS.NT set: it wants to return to another task, which long mode"
                    + " does not have")
            .change("Clear NT (write RFLAGS with bit 14 zero) on kernel entry; find what set it: a corrupted"
                    + " RFLAGS image, or POPF of garbage.")
            .build();

    private static final Rule INTERRUPT_RETURN_NON_CANONICAL = Rule.named("iret-frame-invalid")
            .needs(
                    80,
                    s -> GeneralProtection.plainGp(s)
                            && !s.fault().isUser()
                            && s.code().is(Kind.IRET)
                            && !s.cpu().flag(ControlBits.FLAG_NT),
                    s -> "\"" + s.code().instruction().text()
                            + "\" raised #GP with error code 0: CS or SS in the frame is null, or the return"
                            + " address is not canonical")
            .cause("IRET found an invalid frame: a null code or stack selector, or a return address that is not"
                    + " canonical")
            .change("Build the frame as RIP, CS, RFLAGS, RSP, SS (ascending) with valid selectors; IRETQ (not"
                    + " IRET) in 64-bit code; SS may be null only when returning to ring 0.")
            .apart("The words at RSP are not in the log: in gdb, x/5gx $rsp at the fault shows which field it is.")
            .build();

    static final List<Rule> ALL = List.of(INTERRUPT_RETURN, NESTED_TASK, INTERRUPT_RETURN_NON_CANONICAL);

    private InterruptReturnRules() {}
}
