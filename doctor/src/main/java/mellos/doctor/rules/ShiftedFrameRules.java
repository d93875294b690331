package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** IRET one slot off its frame. */
final class ShiftedFrameRules {
    private static final Rule FRAME_SHIFTED = Rule.named("interrupt-frame-shifted")
            .needs(0, s -> !StrayInterrupt.isStray(s))
            .needs(
                    60,
                    s -> (s.fault().is(Vector.GENERAL_PROTECTION) || FrameFacts.soughtInLdt(s))
                            && !s.fault().isUser()
                            && (s.code().is(Kind.IRET) || !s.code().isKnown())
                            && FrameFacts.taken(s) > 0
                            && (FrameFacts.notPopped(s)
                                    || FrameFacts.poppedTooMuch(s)
                                    || s.code().is(Kind.IRET)
                                            && (FrameFacts.looksLikeFlags(s)
                                                    || FrameFacts.soughtInLdt(s)
                                                    || SelectorFacts.beyondGdt(s))),
                    s -> (s.code().isKnown()
                                    ? "\"" + s.code().instruction().text() + "\" took "
                                    : "an interrupt return seems to have taken ")
                            + Address.hex(FrameFacts.taken(s)) + " for a code selector"
                            + (FrameFacts.soughtInLdt(s)
                                    ? ", one of the LDT, which nobody loaded (the fault address is where its"
                                            + " descriptor would be)"
                                    : ""))
            .supports(
                    36,
                    FrameFacts::notPopped,
                    s -> "that is the low part of the return address "
                            + FrameFacts.lastDelivery(s).ip().hex() + " pushed by "
                            + Vector.shortName(FrameFacts.lastDelivery(s).vector())
                            + ": the frame was read one slot too low")
            .supports(
                    34,
                    s -> !FrameFacts.notPopped(s) && FrameFacts.poppedTooMuch(s),
                    s -> "that is RFLAGS as "
                            + Vector.shortName(FrameFacts.lastDelivery(s).vector())
                            + " pushed it: the frame was read one slot too high")
            .supports(
                    20,
                    s -> !FrameFacts.notPopped(s) && !FrameFacts.poppedTooMuch(s) && FrameFacts.looksLikeFlags(s),
                    _ -> "that looks like RFLAGS: the frame was read one slot too high")
            .cause(s -> FrameFacts.notPopped(s)
                    ? "the handler of "
                            + Vector.shortName(FrameFacts.lastDelivery(s).vector())
                            + " returned without removing the error code from the stack"
                    : FrameFacts.poppedTooMuch(s) || FrameFacts.looksLikeFlags(s)
                            ? "the handler"
                                    + (!s.fault().hasBefore()
                                            ? ""
                                            : " of "
                                                    + Vector.shortName(FrameFacts.lastDelivery(s)
                                                            .vector()))
                                    + " removed one slot too many before IRET: an error code not"
                                    + " pushed, or a pop too many"
                            : "IRET found no interrupt frame at RSP: the stack is off, or the frame was"
                                    + " overwritten")
            .change("Vectors 8, 10–14, 17, 21, 29 and 30 push an error code and the others do not: push a dummy 0"
                    + " in the other stubs, and drop it (add rsp, 8) before IRETQ in all; keep every push"
                    + " matched by a pop.")
            .build();

    static final List<Rule> ALL = List.of(FRAME_SHIFTED);

    private ShiftedFrameRules() {}
}
