package mellos.doctor;

import java.util.Comparator;
import java.util.List;
import mellos.doctor.chain.Ending;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.x86.Vector;

/** The chain to explain, chosen from everything the log has, and what became of the machine. */
record Selection(Verdict verdict, FaultChain chain) {

    static Selection from(History history) {
        if (!history.fatal().isEmpty()) {
            return new Selection(Verdict.DIED, history.fatal().getFirst());
        }
        FaultChain endless = history.endless().stream().max(Comparator.comparingLong(FaultChain::repeats)).orElse(null);
        FaultChain last = lastWorthExplaining(history.lastOnes());
        if (endless != null && (last == null || last == endless || last.ending() != Ending.DOUBLE_FAULT)) {
            return new Selection(Verdict.STUCK, endless);
        }
        if (last != null) {
            return new Selection(last.ending() == Ending.DOUBLE_FAULT ? Verdict.DOUBLE_FAULT : Verdict.LAST_EVENT, last);
        }
        boolean anything = !history.others().isEmpty() || history.deliveries() > history.firmwareChains();
        return new Selection(anything ? Verdict.HEALTHY : Verdict.NO_FAULT, null);
    }

    /** The last chain that nothing answered: a double fault before a mere exception, and later before earlier. */
    private static FaultChain lastWorthExplaining(List<FaultChain> candidates) {
        FaultChain best = null;
        for (FaultChain each : candidates) {
            if (each.ending() == Ending.WENT_ON || each.isRoutine() && !each.deliveryFailed() || isOrdinaryInterrupt(each)) {
                continue;
            }
            boolean better = best == null || each.ending().compareTo(best.ending()) < 0
                    || each.ending() == best.ending() && each.origin().number() >= best.origin().number();
            best = better ? each : best;
        }
        return best;
    }

    /** Interrupts are no faults, unless one arrives with an exception's number. */
    private static boolean isOrdinaryInterrupt(FaultChain chain) {
        boolean looksLikeException = chain.isExternal() && chain.origin().vector() >= Vector.DOUBLE_FAULT
                && chain.origin().vector() < Vector.DOUBLE_FAULT + 8 && chain.origin().state().isProtected();
        return chain.beganWithInterrupt() && !chain.deliveryFailed() && !looksLikeException;
    }
}
