package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;

/** The IDT as a whole: never loaded, or shorter than the vector. */
final class IdtRules {
    private static final Rule NOT_LOADED = Rule.delivery("idt-not-loaded")
            .needs(
                    92,
                    s -> DeliveryFacts.failed(s) && s.tables().idtNeverLoaded(),
                    s -> s.tables().describeIdt() + ": what reset or the firmware left, not a table of the kernel")
            .supports(4, s -> DeliveryFacts.failed(s), DeliveryFacts::nestedText)
            .supports(
                    2,
                    s -> s.processors().others().stream()
                            .anyMatch(each -> each.idtBase().test(base -> base > 0xfffff || base < 0)),
                    _ -> "another processor in the log has an IDT")
            .apart("Kernels also restart a machine on purpose this way (LIDT with an empty table, then INT3): if"
                    + " this one wanted to, nothing is wrong.")
            .cause("no IDT is loaded")
            .change(s -> "Load an IDT (LIDT) with gates for vectors 0–31"
                    + (s.fault().beganWithInterrupt() ? " and for this one" : "")
                    + " before " + (s.fault().chain().isExternal() ? "STI" : "anything can fault")
                    + (s.processors().isApplicationProcessor() ? "; each application processor needs its own LIDT" : "")
                    + ".")
            .build();

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

    static final List<Rule> ALL = List.of(NOT_LOADED, TOO_SHORT);

    private IdtRules() {}
}
