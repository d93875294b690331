package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.x86.Vector;

/**
 * Puts the events of one log file together to chains, in bounded memory: a handful of chains and counters survive.
 * Processors may be mixed in one file; a nested fault finds its chain by the unchanged RIP and RSP.
 */
final class ChainBuilder {
    /** So many equal faults in a row mean that nothing will change any more. */
    static final int ENDLESS = 16;

    private static final int RECENT = 12;

    private final int source;
    private final HistoryBuilder history;
    private final Announcements announced;
    private final OpenChains open;
    private final Deque<Delivery> recent = new ArrayDeque<>();
    private Optional<ChainInProgress> dead = Optional.empty();

    ChainBuilder(int source, HistoryBuilder history) {
        this.source = source;
        this.history = history;
        this.announced = new Announcements(history.tally());
        this.open = new OpenChains(history);
    }

    void accept(LogEvent event) {
        switch (event) {
            case CheckException check -> check(check);
            case Delivery delivery -> delivery(delivery);
            case LogEvent.TripleFault _ -> history.tally().tripleFaultLine();
            case LogEvent.CpuReset reset -> reset(reset);
            case LogEvent.HardwareInterrupt interrupt -> announced.interrupt(interrupt.vector());
            case LogEvent.SystemManagement _ -> {}
            case LogEvent.Registers registers -> history.shown(registers.state());
            case LogEvent.Translated code -> history.translated(code);
            case LogEvent.Note note -> history.note(note.text());
            case LogEvent.ProcessorMessage message -> history.message(message);
            case LogEvent.ApicWrite write -> history.tally().apicWrite(write);
        }
    }

    private void check(CheckException check) {
        if (check.old() == Vector.DOUBLE_FAULT) {
            Optional<ChainInProgress> chain = chainWithDoubleFault();
            if (chain.isEmpty()) {
                history.tally().orphanTripleFault();
                return;
            }
            chain.get().die(check.vector());
            open.remove(chain.get());
            bury();
            dead = chain;
            return;
        }
        announced.exception(check);
    }

    /** The chain that died last is finished once no reset can tell more about it. */
    private void bury() {
        dead.ifPresent(chain -> history.finished(chain.finish()));
        dead = Optional.empty();
    }

    private Optional<ChainInProgress> chainWithDoubleFault() {
        return open.newest(ChainInProgress::hasDoubleFault);
    }

    private void delivery(Delivery d) {
        Optional<CheckException> check = d.software() ? Optional.empty() : announced.take(d);
        boolean external = !d.software() && check.isEmpty() && isExternal(d);
        Delivery known = external ? d.asExternal() : d;
        history.tally().delivery(known);
        Optional<ChainInProgress> chain = chainContinuedBy(d, check, external);
        if (chain.isPresent()) {
            nest(chain.get(), d, check);
        } else if (check.isPresent() && check.get().isNested() && d.vector() == Vector.DOUBLE_FAULT) {
            beginInTheMiddle(d, check.get());
        } else if (!repeats(known)) {
            begin(known);
        }
        remember(known);
    }

    private boolean isExternal(Delivery d) {
        boolean wasAnnounced = announced.takeInterrupt(d);
        boolean isDoubleFault = d.vector() == Vector.DOUBLE_FAULT
                && open.newest(each -> failsAt(each, d)).isPresent();
        return !isDoubleFault && (wasAnnounced || d.vector() >= 32 && d.vector() < Delivery.UNNAMED);
    }

    /** A double fault without announcement, where a fault that can become one has just happened. */
    private static boolean failsAt(ChainInProgress chain, Delivery d) {
        Delivery last = chain.last();
        boolean serious = last.vector() == Vector.PAGE_FAULT || Vector.isContributory(last.vector());
        return serious && !last.software() && last.isAtSamePlace(d);
    }

    private Optional<ChainInProgress> chainContinuedBy(Delivery d, Optional<CheckException> check, boolean external) {
        if (d.software() || external) {
            return Optional.empty();
        }
        boolean combines = check.isPresent() ? check.get().isNested() : d.vector() == Vector.DOUBLE_FAULT;
        return open.newest(chain -> chain.last().isAtSamePlace(d)
                && (combines || open.isNewest(chain) && FailedDelivery.failsDeliveryOf(chain.last(), d)));
    }

    private static void nest(ChainInProgress chain, Delivery d, Optional<CheckException> check) {
        boolean becameDouble = d.vector() == Vector.DOUBLE_FAULT;
        int raised = becameDouble ? check.map(CheckException::vector).orElse(d.vector()) : d.vector();
        Value address = becameDouble ? d.state().value(Field.CR2) : d.cr2();
        Value code = becameDouble ? Value.UNKNOWN : d.errorCode();
        Value shown = raised == Vector.PAGE_FAULT ? address : Value.UNKNOWN;
        chain.nest(new Nested(raised, code, shown, becameDouble, d.state()), d);
    }

    /**
     * The same fault once more: counted on its chain; also when a double-fault handler was reached and met it again.
     */
    private boolean repeats(Delivery d) {
        if (d.isInterrupt()) {
            return false;
        }
        Optional<ChainInProgress> last = open.newest(each -> !each.beganWithInterrupt());
        boolean same = last.isPresent() && OpenChains.isSame(last.get(), d);
        if (same) {
            last.get().repeat(d);
        }
        return same;
    }

    /**
     * The log shows a double fault and not the fault that it grew out of, only its number: RIP and RSP are the same,
     * and CR2 is its address unless the second one was a page fault too.
     */
    private void beginInTheMiddle(Delivery d, CheckException check) {
        boolean ownAddress = check.old() == Vector.PAGE_FAULT && check.vector() != Vector.PAGE_FAULT;
        Delivery lost = new Delivery(
                d.number(),
                check.old(),
                Value.UNKNOWN,
                d.kind(),
                d.cpl(),
                d.cs(),
                d.ip(),
                d.ss(),
                d.sp(),
                ownAddress ? d.state().value(Field.CR2) : Value.UNKNOWN,
                d.state());
        ChainInProgress chain = new ChainInProgress(lost, source, List.copyOf(recent), true);
        nest(chain, d, Optional.of(check));
        open.add(chain, d);
    }

    private void begin(Delivery d) {
        open.add(new ChainInProgress(d, source, List.copyOf(recent), false), d);
    }

    private void remember(Delivery d) {
        recent.add(d);
        if (recent.size() > RECENT) {
            recent.poll();
        }
        history.observe(d, source);
    }

    private void reset(LogEvent.CpuReset reset) {
        announced.forgetInterrupt();
        dead.filter(chain -> !chain.isNumbered() && chain.isStillAt(reset.state()))
                .ifPresent(chain -> chain.reset(reset.cpu(), reset.state()));
        history.reset(reset, source);
    }

    void finish() {
        bury();
        announced.finish();
        open.finish();
    }
}
