package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** The gate of the vector: empty, or of a wrong type. */
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

    static final List<Rule> ALL = List.of(EMPTY_GATE);

    private GateRules() {}
}
