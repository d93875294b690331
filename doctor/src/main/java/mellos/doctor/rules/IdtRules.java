package mellos.doctor.rules;

import java.util.List;

/** An IDT that was never loaded. */
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

    static final List<Rule> ALL = List.of(NOT_LOADED);

    private IdtRules() {}
}
