package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Gates whose present bit is clear. */
final class AbsentGateRules {
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

    static final List<Rule> ALL = List.of(NOT_PRESENT_GATE);

    private AbsentGateRules() {}
}
