package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** Faults whose story lies in the handler of an earlier one. */
final class HandlerRules {
    private HandlerRules() {}

    static List<Rule> all() {
        return List.of(handlerFaults());
    }

    private static Delivery trigger(Scene s) {
        return s.before().isEmpty() ? null : s.before().getLast();
    }

    private static Rule handlerFaults() {
        return Rule.named("handler-faults-itself")
                .needs(
                        74,
                        s -> s.hasFault()
                                && s.chain().repeats() >= 3
                                && s.chain().stackDescends()
                                && !s.isFetch(),
                        s -> "the same "
                                + Vector.shortName(s.vector()) + " at " + s.what(s.rip())
                                + " came " + s.chain().repeats() + " times, each with a lower RSP ("
                                + Scene.hex(s.rsp()) + " down to "
                                + Scene.hex(s.chain().lastStackPointer())
                                + "): the handler is entered again before it has returned")
                .supports(
                        14,
                        s -> trigger(s) != null
                                && trigger(s).ip() != s.rip()
                                && trigger(s).vector() < 32,
                        s -> "the event before was "
                                + Vector.shortName(trigger(s).vector()) + " at "
                                + s.what(trigger(s).ip()) + ": its handler is the one that faults")
                .supports(8, s -> s.chain().reachedTripleFault(), _ -> "it ended when the stack was used up")
                .cause(s -> "the exception handler itself faults (" + Vector.shortName(s.vector()) + " at "
                        + s.what(s.rip())
                        + "), which enters it again, until the stack is used up"
                        + (trigger(s) == null
                                        || trigger(s).ip() == s.rip()
                                        || trigger(s).vector() >= 32
                                ? ""
                                : "; the exception it was handling was "
                                        + Vector.shortName(trigger(s).vector()) + " at "
                                        + s.what(trigger(s).ip())))
                .change(s -> "Mend the handler at this place first (it must not touch what may be unmapped, use SSE, or"
                        + " need locks and a heap), then the fault it was called for.")
                .build();
    }
}
