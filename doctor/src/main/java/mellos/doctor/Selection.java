package mellos.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.chain.Ending;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.rules.SerialText;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** The chain to explain, chosen from everything the log has, and what became of the machine. */
record Selection(Verdict verdict, Optional<FaultChain> chain) {

    private static final long NEIGHBOURHOOD = 1 << 24;
    private static final long GUARD_REACH = 0x1000;
    private static final long NEXT_TO_ZERO = 0x10000;

    static Selection from(History history, SerialText serial) {
        if (!history.fatal().isEmpty()) {
            return of(Verdict.DIED, history.fatal().getFirst());
        }
        Optional<FaultChain> endless = history.endless().stream().max(Comparator.comparingLong(FaultChain::repeats));
        Optional<FaultChain> last = lastWorthExplaining(history);
        boolean lastIsWorse =
                last.filter(each -> each.ending() == Ending.DOUBLE_FAULT).isPresent();
        if (endless.isPresent() && !lastIsWorse) {
            return of(Verdict.STUCK, endless.get());
        }
        Optional<FaultChain> reported = reported(history, serial);
        if (reported.isPresent() && !lastIsWorse) {
            return of(Verdict.STOPPED, reported.get());
        }
        if (last.isPresent()) {
            Verdict handled = serial.panic().isPresent() ? Verdict.STOPPED : Verdict.LAST_EVENT;
            return of(lastIsWorse ? Verdict.DOUBLE_FAULT : handled, last.get());
        }
        return new Selection(history.others().isEmpty() ? Verdict.NO_FAULT : Verdict.HEALTHY, Optional.empty());
    }

    private static Selection of(Verdict verdict, FaultChain chain) {
        return new Selection(verdict, Optional.of(chain));
    }

    /** The exception that the kernel's own panic tells of: the latest at an address that the panic names. */
    private static Optional<FaultChain> reported(History history, SerialText serial) {
        return Stream.concat(history.others().stream(), history.lastOnes().stream())
                .filter(each -> !each.beganWithInterrupt() && serial.tellsOf(each))
                .max(Comparator.comparingLong(each -> each.origin().number()));
    }

    /** The last chain that nothing answered: a double fault before a mere exception, and later before earlier. */
    private static Optional<FaultChain> lastWorthExplaining(History history) {
        return history.lastOnes().stream()
                .filter(each -> each.ending() != Ending.WENT_ON && !isOrdinaryInterrupt(each))
                .filter(each -> each.ending() != Ending.LAST_EVENT
                        || each.deliveryFailed()
                        || !isAnswered(each, history.others()))
                .max(Comparator.<FaultChain>comparingInt(each -> -each.ending().ordinal())
                        .thenComparingLong(each -> each.origin().number()));
    }

    /**
     * True for a processor's last exception when kernels answer its kind and go on: breakpoints and INT always; a page
     * fault far from zero while others of the machine went on; a #NM, #DB or page fault when one like it was answered
     * before.
     */
    private static boolean isAnswered(FaultChain last, List<FaultChain> earlier) {
        Delivery event = last.origin();
        if (event.software() || event.vector() == Vector.BREAKPOINT) {
            return true;
        }
        boolean demand = isDemand(event);
        return demand && last.followed() && !last.beganWithInterrupt()
                || earlier.stream()
                        .anyMatch(each -> each != last && wasAnswered(each) && isAlike(each.origin(), event));
    }

    /**
     * A page that a kernel may bring in: not next to zero, not code, no malformed entry, no guard page of its own
     * stack.
     */
    private static boolean isDemand(Delivery event) {
        boolean ownStack = event.cpl().is(0)
                && event.cr2().test(address -> event.sp().test(sp -> Math.abs(address - sp) < GUARD_REACH));
        return event.vector() == Vector.PAGE_FAULT
                && event.cr2().test(address -> Long.compareUnsigned(address, NEXT_TO_ZERO) >= 0)
                && !event.cr2().equals(event.ip())
                && !event.errorCode().has(ErrorCode.RESERVED)
                && !ownStack;
    }

    private static boolean wasAnswered(FaultChain chain) {
        return !chain.deliveryFailed() && chain.ending() == Ending.WENT_ON;
    }

    /** The same kind of fault: demand paging, emulation, lazy floating point, a debugger. */
    private static boolean isAlike(Delivery a, Delivery b) {
        if (a.vector() != b.vector()
                || !a.errorCode().equals(b.errorCode())
                || !a.cpl().equals(b.cpl())) {
            return false;
        }
        return switch (a.vector()) {
            case Vector.PAGE_FAULT -> isNear(a.cr2(), b.cr2());
            case Vector.DEBUG, Vector.DEVICE_NOT_AVAILABLE -> true;
            default -> a.ip().isKnown() && a.ip().equals(b.ip());
        };
    }

    private static boolean isNear(Value a, Value b) {
        return a.test(first -> b.test(second -> Math.abs(first - second) <= NEIGHBOURHOOD));
    }

    /** Interrupts are no faults, unless one arrives with an exception's number. */
    private static boolean isOrdinaryInterrupt(FaultChain chain) {
        int vector = chain.origin().vector();
        boolean looksLikeException = chain.isExternal()
                && vector < 32
                && chain.origin().state().cr0().has(ControlBits.CR0_PE);
        return chain.beganWithInterrupt() && !chain.deliveryFailed() && !looksLikeException;
    }
}
