package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** Faults whose story lies in the handler of an earlier one. */
final class HandlerRules {
    private static final int SERIES = 3;

    private HandlerRules() {}

    static List<Rule> all() {
        return List.of(handlerFaults(), sameInterruptStack());
    }

    /** An exception other than this one came just before: the series began in its handler. */
    private static boolean hasTrigger(Scene s) {
        return s.fault()
                .findLastBefore()
                .filter(each -> !each.isInterrupt()
                        && !each.ip().equals(s.fault().origin().ip()))
                .isPresent();
    }

    private static String trigger(Scene s) {
        Delivery last = s.fault().lastBefore();
        return Vector.shortName(last.vector()) + " at " + s.names().place(last.ip());
    }

    /** The same fault on top of itself: the handler is what faults, whatever the stack then runs into. */
    static boolean entersItself(Scene s) {
        FaultChain chain = s.fault().chain();
        return chain.repeats() >= SERIES && chain.stackDescends() && !s.fault().isFetch();
    }

    private static Rule handlerFaults() {
        return Rule.named("handler-faults-itself")
                .needs(
                        84,
                        HandlerRules::entersItself,
                        s -> "the same " + Vector.shortName(s.fault().vector()) + " at "
                                + s.names().what(s.fault().rip()) + " came "
                                + s.fault().chain().repeats()
                                + " times, each with a lower RSP ("
                                + Address.hex(s.fault().rsp()) + " down to "
                                + s.fault().chain().lastStackPointer().hex()
                                + "): the handler is entered again before it has returned")
                .supports(
                        12,
                        HandlerRules::hasTrigger,
                        s -> "the event before was " + trigger(s) + ": its handler is the one that faults")
                .supports(3, s -> s.fault().chain().reachedTripleFault(), _ -> "it ended when the stack was used up")
                .cause(s -> "the exception handler itself faults ("
                        + Vector.shortName(s.fault().vector())
                        + ") and is entered again until the stack is used up"
                        + (hasTrigger(s) ? "; it was handling " + trigger(s) : ""))
                .change("Mend the handler at this place first (it must not touch what may be unmapped, use SSE, or need"
                        + " locks and a heap), then the fault it was called for.")
                .build();
    }

    /** Every entry begins at the same top: the series keeps its RSP, which is not that of the code it interrupted. */
    private static boolean keepsInterruptStack(Scene s) {
        FaultChain chain = s.fault().chain();
        return chain.repeats() >= SERIES
                && chain.lastStackPointer().is(s.fault().rsp())
                && hasTrigger(s)
                && s.fault().lastBefore().vector() == s.fault().vector()
                && s.fault().isKernel()
                && !s.fault().lastBefore().sp().is(s.fault().rsp())
                && s.fault().origin().number() - s.fault().lastBefore().number() == 1;
    }

    private static Rule sameInterruptStack() {
        return Rule.named("handler-faults-on-its-interrupt-stack")
                .needs(
                        90,
                        HandlerRules::keepsInterruptStack,
                        s -> "after " + trigger(s) + " the same exception came "
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
                        + trigger(s))
                .change("Mend the handler at this place first. Handlers that can be entered while they run must not"
                        + " share one IST entry.")
                .build();
    }
}
