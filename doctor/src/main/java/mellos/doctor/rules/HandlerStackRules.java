package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.x86.Vector;

/** A handler that raises its own exception on its interrupt stack. */
final class HandlerStackRules {
    private static final int SERIES = 3;

    private static final Rule SAME_INTERRUPT_STACK = Rule.named("handler-faults-on-its-interrupt-stack")
            .needs(
                    90,
                    HandlerStackRules::keepsInterruptStack,
                    s -> "after " + HandlerFacts.trigger(s) + " the same exception came "
                            + s.fault().chain().repeats()
                            + " times at " + s.names().what(s.fault().rip()) + ", always with RSP "
                            + Address.hex(s.fault().rsp()))
            .supports(
                    6,
                    s -> s.cpu().isLongMode(),
                    _ -> "each entry starts at the top of the same stack and overwrites the frame of the one"
                            + " before")
            .cause(s -> "the handler of " + Vector.shortName(s.fault().vector())
                    + " itself faults, each time from the top of the same interrupt stack (IST); it was handling "
                    + HandlerFacts.trigger(s))
            .change("Mend the handler at this place first. Handlers that can be entered while they run must not"
                    + " share one IST entry.")
            .build();

    static final List<Rule> ALL = List.of(SAME_INTERRUPT_STACK);

    private HandlerStackRules() {}

    /** Every entry begins at the same top: the series keeps its RSP, which is not that of the code it interrupted. */
    private static boolean keepsInterruptStack(Scene s) {
        FaultChain chain = s.fault().chain();
        return chain.repeats() >= SERIES
                && chain.lastStackPointer().is(s.fault().rsp())
                && HandlerFacts.hasTrigger(s)
                && s.fault().lastBefore().vector() == s.fault().vector()
                && s.fault().isKernel()
                && !s.fault().lastBefore().sp().is(s.fault().rsp())
                && s.fault().origin().number() - s.fault().lastBefore().number() == 1;
    }
}
