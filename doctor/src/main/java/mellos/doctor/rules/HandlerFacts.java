package mellos.doctor.rules;

import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** What a series of equal faults shows of their handler. */
final class HandlerFacts {
    private static final int SERIES = 3;

    private HandlerFacts() {}

    /** An exception other than this one came just before: the series began in its handler. */
    static boolean hasTrigger(Scene s) {
        return s.fault()
                .findLastBefore()
                .filter(each -> !each.isInterrupt()
                        && !each.ip().equals(s.fault().origin().ip()))
                .isPresent();
    }

    static String trigger(Scene s) {
        Delivery last = s.fault().lastBefore();
        return Vector.shortName(last.vector()) + " at " + s.names().place(last.ip());
    }

    /** The same fault on top of itself: the handler is what faults, whatever the stack then runs into. */
    static boolean entersItself(Scene s) {
        FaultChain chain = s.fault().chain();
        return chain.repeats() >= SERIES && chain.stackDescends() && !s.fault().isFetch();
    }
}
