package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Gates without a code selector. */
final class NullSelectorRules {
    private static final Rule NULL_GATE_SELECTOR = Rule.delivery("idt-gate-without-selector")
            .needs(
                    76,
                    s -> DeliveryFacts.failed(s)
                            && !s.tables().idtNeverLoaded()
                            && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                            && s.fault().failure().errorCode().isKnown()
                            && s.fault().failureCode() <= 1,
                    s -> DeliveryFacts.nestedText(s)
                            + ": the gate was accepted, and its code selector is null or its address not canonical")
            .cause(s -> "the IDT gate for vector 0x"
                    + Integer.toHexString(s.fault().vector())
                    + " has a null code selector or a handler address that is not canonical")
            .change("Fill the gate's selector field with the kernel's code selector and bits 32–63 of the handler"
                    + " in its third part.")
            .build();

    static final List<Rule> ALL = List.of(NULL_GATE_SELECTOR);

    private NullSelectorRules() {}
}
