package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** The gate of the vector: empty, of a wrong type, not present. */
final class GateRules {
    private static final Rule EMPTY_GATE = Rule.delivery("idt-gate-missing")
            .needs(
                    78,
                    s -> DeliveryFacts.failed(s)
                            && !s.tables().idtNeverLoaded()
                            && !s.tables().gateBeyondLimit(s.fault().vector())
                            && DeliveryFacts.blamesGate(s)
                            && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                            && !(s.fault().origin().software() && s.fault().isUser()),
                    DeliveryFacts::nestedText)
            .supports(
                    12,
                    s -> s.fault().failure().errorCode().isKnown(),
                    s -> "the entry is inside the IDT's limit, so the gate itself is no interrupt or trap gate:"
                            + " it is empty or malformed")
            .against(22, s -> !s.fault().failure().errorCode().isKnown())
            .cause(s -> "the IDT has no valid gate for vector 0x"
                    + Integer.toHexString(s.fault().vector()) + " ("
                    + Vector.longName(s.fault().vector()) + "): the entry is empty or malformed")
            .change(s -> "Fill entry 0x" + Integer.toHexString(s.fault().vector())
                    + ": type 0x8E, the kernel's code selector, the handler's address in all three parts; "
                    + (s.cpu().isLongMode()
                            ? "in long mode entries are 16 bytes"
                            : "in protected mode entries are 8 bytes")
                    + (s.fault().chain().isExternal() ? "; or mask the interrupt" : "") + ".")
            .apart("A gate whose code selector is bad raises #GP as well; where a double fault followed, the log"
                    + " does not show the error code that tells them apart.")
            .build();

    private static final Rule NOT_PRESENT_GATE = Rule.delivery("idt-gate-not-present")
            .needs(
                    90,
                    s -> DeliveryFacts.failed(s)
                            && !s.tables().idtNeverLoaded()
                            && DeliveryFacts.blamesGate(s)
                            && s.fault().failedWith(Vector.SEGMENT_NOT_PRESENT),
                    DeliveryFacts::nestedText)
            .cause(s -> "the IDT gate for vector 0x"
                    + Integer.toHexString(s.fault().vector()) + " is not present (its P bit is 0)")
            .change(s -> "Set the present bit in the gate's type byte (0x8E, not 0x0E)"
                    + (s.fault().chain().isExternal() ? ", or mask the interrupt until it has a handler" : "")
                    + ".")
            .build();

    static final List<Rule> ALL = List.of(EMPTY_GATE, NOT_PRESENT_GATE);

    private GateRules() {}
}
