package mellos.doctor.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Events in the order of the log; a delivery or a reset waits here for its dump, which the lines of another processor
 * may keep from it. {@link QemuParser} puts them in.
 */
final class DumpQueue {
    private static final int WAITING_AT_MOST = 8;

    /** An event that may still lack its dump. */
    private static final class Waiting {
        LogEvent event;
        boolean needsDump;

        Waiting(LogEvent event, boolean needsDump) {
            this.event = event;
            this.needsDump = needsDump;
        }
    }

    private final Consumer<LogEvent> sink;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private Optional<Waiting> header = Optional.empty();

    DumpQueue(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    /** An event that is complete. */
    void put(LogEvent event) {
        header = Optional.empty();
        if (queue.isEmpty()) {
            sink.accept(event);
        } else {
            queue.add(new Waiting(event, false));
            drain();
        }
    }

    /** An event whose dump follows. */
    void putWaiting(LogEvent event) {
        Waiting last = new Waiting(event, true);
        queue.add(last);
        if (queue.size() > WAITING_AT_MOST) {
            queue.peek().needsDump = false;
        }
        drain();
        header = Optional.of(last);
    }

    /** The delivery whose header line was the last thing read. */
    Optional<LogEvent.Delivery> header() {
        return header.map(each -> each.event)
                .filter(LogEvent.Delivery.class::isInstance)
                .map(LogEvent.Delivery.class::cast);
    }

    /** The same delivery with more of its header. */
    void complete(LogEvent.Delivery delivery) {
        header.orElseThrow().event = delivery;
    }

    /** Gives a finished dump to the event it belongs to; one that belongs to none is an event of its own. */
    void dump(CpuState state) {
        Optional<Waiting> owner = ownerOf(state);
        if (owner.isEmpty()) {
            put(new LogEvent.Registers(state));
            return;
        }
        owner.get().event = withState(owner.get().event, state);
        owner.get().needsDump = false;
        drain();
    }

    /**
     * The delivery at the same place, else the oldest reset, else a delivery whose place or whose dump's is unknown.
     */
    private Optional<Waiting> ownerOf(CpuState state) {
        return waitingFor(each -> each instanceof LogEvent.Delivery d && fits(d, state))
                .or(() -> waitingFor(LogEvent.CpuReset.class::isInstance))
                .or(() -> waitingFor(each -> each instanceof LogEvent.Delivery d
                        && !(d.ip().isKnown() && state.rip().isKnown())));
    }

    private Optional<Waiting> waitingFor(Predicate<LogEvent> wanted) {
        return queue.stream()
                .filter(each -> each.needsDump && wanted.test(each.event))
                .findFirst();
    }

    private static boolean fits(LogEvent.Delivery d, CpuState state) {
        return d.ip().isKnown() && d.ip().equals(state.rip()) && (d.sp().equals(state.rsp()) || !d.sp().isKnown());
    }

    private static LogEvent withState(LogEvent event, CpuState state) {
        return switch (event) {
            case LogEvent.Delivery d -> d.with(state);
            case LogEvent.CpuReset r -> new LogEvent.CpuReset(r.cpu(), state);
            default -> event;
        };
    }

    private void drain() {
        while (!queue.isEmpty() && !queue.peek().needsDump) {
            sink.accept(queue.poll().event);
        }
    }

    /** The log has ended: whatever waits is told as it is. */
    void finish() {
        for (Waiting each : queue) {
            each.needsDump = false;
        }
        drain();
    }
}
