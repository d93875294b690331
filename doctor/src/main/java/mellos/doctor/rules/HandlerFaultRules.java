package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** A handler that raises its own exception, lower on the stack each time. */
final class HandlerFaultRules {
    private static final Rule HANDLER_FAULTS = Rule.named("handler-faults-itself")
            .needs(
                    84,
                    HandlerFacts::entersItself,
                    s -> "the same " + Vector.shortName(s.fault().vector()) + " at "
                            + s.names().what(s.fault().rip()) + " came "
                            + s.fault().chain().repeats()
                            + " times, each with a lower RSP ("
                            + Address.hex(s.fault().rsp()) + " down to "
                            + s.fault().chain().lastStackPointer().hex()
                            + "): the handler is entered again before it has returned")
            .supports(
                    12,
                    HandlerFacts::hasTrigger,
                    s -> "the event before was " + HandlerFacts.trigger(s) + ": its handler is the one that faults")
            .supports(3, s -> s.fault().chain().reachedTripleFault(), _ -> "it ended when the stack was used up")
            .cause(s -> "the exception handler itself faults ("
                    + Vector.shortName(s.fault().vector())
                    + ") and is entered again until the stack is used up"
                    + (HandlerFacts.hasTrigger(s) ? "; it was handling " + HandlerFacts.trigger(s) : ""))
            .change("Mend the handler at this place first (it must not touch what may be unmapped, use SSE, or need"
                    + " locks and a heap), then the fault it was called for.")
            .build();

    static final List<Rule> ALL = List.of(HANDLER_FAULTS);

    private HandlerFaultRules() {}
}
