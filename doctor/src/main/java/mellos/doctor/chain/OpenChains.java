package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** The chains of one log that may still go on: a handful. {@link ChainBuilder} adds to them. */
final class OpenChains {
    private static final int OPEN_AT_MOST = 12;
    private static final long STACK_REACH = 64 * 1024;

    private final HistoryBuilder history;
    private final Deque<ChainInProgress> open = new ArrayDeque<>();

    OpenChains(HistoryBuilder history) {
        this.history = history;
    }

    Optional<ChainInProgress> newest(Predicate<ChainInProgress> wanted) {
        for (Iterator<ChainInProgress> each = open.descendingIterator(); each.hasNext(); ) {
            ChainInProgress chain = each.next();
            if (wanted.test(chain)) {
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    boolean isNewest(ChainInProgress chain) {
        return chain == open.peekLast();
    }

    void remove(ChainInProgress chain) {
        open.remove(chain);
    }

    /** Adds a chain that begins with the delivery. */
    void add(ChainInProgress chain, Delivery d) {
        boolean several = history.tally().hasSeveralProcessors();
        for (ChainInProgress each : open) {
            each.follow(SameProcessor.mayBe(each.last(), d, several) && isElsewhere(each, d));
        }
        open.add(chain);
        if (open.size() > OPEN_AT_MOST) {
            ChainInProgress dropped = oldestToDrop();
            open.remove(dropped);
            history.finished(dropped.finish());
        }
    }

    /** Interrupts go first, then what was answered, so that nothing pushes a processor's last fault out. */
    private ChainInProgress oldestToDrop() {
        return open.stream()
                .filter(each -> each.beganWithInterrupt() && !each.deliveryFailed())
                .findFirst()
                .or(() -> open.stream().filter(ChainInProgress::wentOn).findFirst())
                .orElseGet(open::peek);
    }

    /**
     * True when the event shows the processor outside the fault's handler: the handler runs in the same address space
     * on the same stack, below where the fault left it, or on a stack of its own; a return shows as user mode or a
     * stack at least as high.
     */
    private static boolean isElsewhere(ChainInProgress chain, Delivery d) {
        Delivery fault = chain.last();
        if (fault.cpl().is(3)) {
            return d.cpl().is(3);
        }
        boolean onTopOfHandler =
                d.cpl().is(0) && d.sp().test(now -> fault.sp().test(then -> now < then && then - now < STACK_REACH));
        return !onTopOfHandler;
    }

    /** True when the delivery is the chain's first fault once more. */
    static boolean isSame(ChainInProgress chain, Delivery d) {
        Delivery first = chain.origin();
        boolean risen = d.sp().isKnown() && chain.last().sp().test(sp -> d.sp().number() >= sp);
        if (chain.deliveryFailed() && (risen || !d.sp().isKnown())) {
            return false;
        }
        return first.ip().isKnown()
                && first.vector() == d.vector()
                && first.ip().equals(d.ip())
                && first.errorCode().equals(d.errorCode())
                && (d.vector() != Vector.PAGE_FAULT
                        || first.cr2().equals(d.cr2())
                        || d.cr2().test(address -> d.sp().test(sp -> Math.abs(address - sp) < STACK_REACH)));
    }

    /** The log has ended. */
    void finish() {
        for (ChainInProgress each : open) {
            FaultChain chain = each.finish();
            history.finished(chain);
            history.atEnd(chain);
        }
        open.clear();
    }
}
