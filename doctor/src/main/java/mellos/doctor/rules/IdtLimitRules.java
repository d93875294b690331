package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;

/** An IDT shorter than the vector. */
final class IdtLimitRules {
    private static final Rule TOO_SHORT = Rule.delivery("idt-too-short")
            .needs(
                    90,
                    s -> DeliveryFacts.failed(s)
                            && !s.tables().idtNeverLoaded()
                            && s.tables().gateBeyondLimit(s.fault().vector())
                            && DeliveryFacts.blamesGate(s),
                    s -> s.tables().describeIdt() + ": room for "
                            + (s.cpu().value(Field.IDT_LIMIT) + 1) / s.tables().gateSize() + " gates, and vector 0x"
                            + Integer.toHexString(s.fault().vector()) + " needs "
                            + (s.fault().vector() + 1))
            .supports(6, DeliveryFacts::failed, DeliveryFacts::nestedText)
            .cause(s -> "the IDT has no entry for vector 0x"
                    + Integer.toHexString(s.fault().vector()) + ": its limit is too small")
            .change(s -> "Make the IDT 256 entries and its limit 256 × "
                    + s.tables().gateSize()
                    + " − 1, and put a gate in vector 0x"
                    + Integer.toHexString(s.fault().vector())
                    + (s.fault().chain().isExternal() ? ", or mask that interrupt until its handler exists" : "")
                    + ".")
            .build();

    static final List<Rule> ALL = List.of(TOO_SHORT);

    private IdtLimitRules() {}
}
