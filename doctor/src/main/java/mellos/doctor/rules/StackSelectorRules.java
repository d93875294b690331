package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Loads of SS refused. */
final class StackSelectorRules {
    private static final Rule STACK_SELECTOR = Rule.named("stack-segment-invalid")
            .needs(
                    90,
                    s -> SelectorFacts.selectorFault(s)
                            && (s.fault().is(Vector.STACK_FAULT)
                                    || s.code().is(Kind.MOV_TO_SEG)
                                            && s.code().instruction().register() == 2),
                    SelectorFacts::names)
            .cause(s -> "SS was loaded with selector " + Address.hex(SelectorFacts.selector(s))
                    + SelectorFacts.whatItIs(s) + ": SS needs a writable data segment of its level")
            .change("Load SS with the kernel's data selector (writable, DPL equal to CPL); in 64-bit ring 0 the"
                    + " null selector is allowed too.")
            .build();

    static final List<Rule> ALL = List.of(STACK_SELECTOR);

    private StackSelectorRules() {}
}
