package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent;
import mellos.doctor.log.LogEvent.Delivery;

/** Collects what {@link ChainBuilder} finds, and keeps a bounded part of it. */
final class HistoryBuilder {
    private static final int KEPT = 64;

    private final CodeCache code = new CodeCache();
    private final Tally tally = new Tally();
    private final List<FaultChain> fatal = new ArrayList<>();
    private final Deque<FaultChain> others = new ArrayDeque<>();
    private final List<FaultChain> endless = new ArrayList<>();
    private final List<FaultChain> lastOnes = new ArrayList<>();
    private final Deque<String> notes = new ArrayDeque<>();
    private final Deque<LogEvent.ProcessorMessage> messages = new ArrayDeque<>();
    private final Set<ControlState> states = new LinkedHashSet<>();
    private final List<CpuState> kernelResets = new ArrayList<>();
    private final Deque<CpuState> shown = new ArrayDeque<>();

    Tally tally() {
        return tally;
    }

    void translated(LogEvent.Translated each) {
        code.add(each);
    }

    void note(String text) {
        keep(notes, text);
    }

    void message(LogEvent.ProcessorMessage message) {
        keep(messages, message);
    }

    void shown(CpuState state) {
        keep(shown, state);
    }

    private static <T> void keep(Deque<T> all, T each) {
        all.add(each);
        if (all.size() > KEPT) {
            all.poll();
        }
    }

    void finished(FaultChain chain) {
        if (Firmware.isRunning(chain.origin().state())) {
            tally.firmwareChain();
            return;
        }
        switch (chain.ending()) {
            case TRIPLE_FAULT -> {
                tally.fatalChain();
                keepFirst(fatal, chain);
            }
            case ENDLESS -> keepFirst(endless, chain);
            case DOUBLE_FAULT, LAST_EVENT, WENT_ON -> {
                if (!chain.beganWithInterrupt() || chain.deliveryFailed()) {
                    keep(others, chain);
                }
            }
        }
    }

    private static <T> void keepFirst(List<T> all, T each) {
        if (all.size() < KEPT) {
            all.add(each);
        }
    }

    /** The chain was still open when its log ended. */
    void atEnd(FaultChain chain) {
        if (!Firmware.isRunning(chain.origin().state())) {
            lastOnes.add(chain);
        }
    }

    void observe(Delivery d, int source) {
        if (d.state().has(Field.EFER) && d.state().isPaging() && states.size() < KEPT) {
            states.add(ControlState.of(d.state(), source, OptionalInt.empty()));
        }
    }

    void reset(LogEvent.CpuReset reset, int source) {
        tally.reset(reset.cpu());
        CpuState state = reset.state();
        if (state.isPaging()) {
            if (states.size() < KEPT) {
                states.add(ControlState.of(state, source, OptionalInt.of(reset.cpu())));
            }
            keepFirst(kernelResets, state);
        }
    }

    History build() {
        fatal.sort(Comparator.comparingLong(chain -> chain.origin().number()));
        return new History(
                List.copyOf(fatal),
                List.copyOf(endless),
                List.copyOf(others),
                List.copyOf(lastOnes),
                List.copyOf(notes),
                List.copyOf(messages),
                List.copyOf(states),
                List.copyOf(kernelResets),
                List.copyOf(shown),
                code,
                tally);
    }
}
