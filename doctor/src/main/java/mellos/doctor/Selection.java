package mellos.doctor;

import java.util.Comparator;
import java.util.List;
import mellos.doctor.chain.Ending;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.x86.Vector;

/** The chain to explain, chosen from everything the log has, and what became of the machine. */
record Selection(Verdict verdict, FaultChain chain) {

    private static final long NEIGHBOURHOOD = 1 << 24;

    static Selection from(History history) {
        if (!history.fatal().isEmpty()) {
            return new Selection(Verdict.DIED, history.fatal().getFirst());
        }
        FaultChain endless = history.endless().stream()
                .max(Comparator.comparingLong(FaultChain::repeats))
                .orElse(null);
        FaultChain last = lastWorthExplaining(history.lastOnes());
        if (endless != null && (last == null || last == endless || last.ending() != Ending.DOUBLE_FAULT)) {
            return new Selection(Verdict.STUCK, endless);
        }
        if (last != null && !(last.ending() == Ending.LAST_EVENT && isLikeAnAnsweredOne(last, history.others()))) {
            return new Selection(
                    last.ending() == Ending.DOUBLE_FAULT ? Verdict.DOUBLE_FAULT : Verdict.LAST_EVENT, last);
        }
        return new Selection(history.others().isEmpty() ? Verdict.NO_FAULT : Verdict.HEALTHY, null);
    }

    /** The same kind of fault was taken and answered before: demand paging, emulation, a debugger. */
    private static boolean isLikeAnAnsweredOne(FaultChain last, List<FaultChain> earlier) {
        return earlier.stream()
                .filter(each -> each != last && !each.deliveryFailed() && each.ending() == Ending.WENT_ON)
                .map(FaultChain::origin)
                .anyMatch(each -> each.vector() == last.origin().vector()
                        && each.errorCode() == last.origin().errorCode()
                        && each.cpl() == last.origin().cpl()
                        && (each.vector() == Vector.PAGE_FAULT
                                ? Math.abs(each.cr2() - last.origin().cr2()) <= NEIGHBOURHOOD
                                : each.ip() == last.origin().ip() || each.vector() == Vector.DEVICE_NOT_AVAILABLE));
    }

    /** The last chain that nothing answered: a double fault before a mere exception, and later before earlier. */
    private static FaultChain lastWorthExplaining(List<FaultChain> candidates) {
        FaultChain best = null;
        for (FaultChain each : candidates) {
            if (each.ending() == Ending.WENT_ON
                    || each.isRoutine() && !each.deliveryFailed()
                    || isOrdinaryInterrupt(each)) {
                continue;
            }
            boolean better = best == null
                    || each.ending().compareTo(best.ending()) < 0
                    || each.ending() == best.ending()
                            && each.origin().number() >= best.origin().number();
            best = better ? each : best;
        }
        return best;
    }

    /** Interrupts are no faults, unless one arrives with an exception's number. */
    private static boolean isOrdinaryInterrupt(FaultChain chain) {
        boolean looksLikeException = chain.isExternal()
                && chain.origin().vector() >= Vector.DOUBLE_FAULT
                && chain.origin().vector() < Vector.DOUBLE_FAULT + 8
                && chain.origin().state().isProtected();
        return chain.beganWithInterrupt() && !chain.deliveryFailed() && !looksLikeException;
    }
}
