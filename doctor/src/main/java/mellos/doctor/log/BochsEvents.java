package mellos.doctor.log;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import mellos.doctor.log.BochsException.Origin;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent.Delivery.Kind;
import mellos.doctor.x86.Vector;

/** Tells a processor's exceptions as QEMU would have, for {@link BochsParser}. */
final class BochsEvents {
    private final Consumer<LogEvent> sink;
    private long counter;

    BochsEvents(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    /** Tells the exceptions kept for this processor as QEMU would have. */
    void emit(BochsProcessor processor, CpuState state, boolean fatal) {
        List<BochsException> raised = processor.takeRaised();
        int old = CheckException.NONE;
        for (int i = 0; i < raised.size(); i++) {
            BochsException each = raised.get(i);
            boolean absorbed = i > 0
                    && i + 1 < raised.size()
                    && raised.get(i + 1).vector() == Vector.DOUBLE_FAULT
                    && raised.get(i - 1).isSerious();
            announce(each, old);
            CpuState now = stateOf(each, state);
            if (fatal && i == raised.size() - 1 && old == Vector.DOUBLE_FAULT) {
                sink.accept(new LogEvent.TripleFault());
                sink.accept(new LogEvent.CpuReset(processor.number, now));
                return;
            }
            if (absorbed) {
                i++;
                deliver(raised.get(i), now);
                old = Vector.DOUBLE_FAULT;
            } else {
                deliver(each, now);
                old = each.isSerious() ? each.vector() : CheckException.NONE;
            }
        }
    }

    private static CpuState stateOf(BochsException each, CpuState state) {
        OptionalLong address =
                each.cr2() instanceof Value.Known known ? OptionalLong.of(known.number()) : OptionalLong.empty();
        return address.isPresent() && state.has(Field.RIP) ? state.withCr2(address.getAsLong()) : state;
    }

    private void announce(BochsException each, int old) {
        switch (each.origin()) {
            case EXCEPTION -> sink.accept(new CheckException(old, each.vector()));
            case EXTERNAL -> sink.accept(new LogEvent.HardwareInterrupt(each.vector()));
            case SOFTWARE -> {}
        }
    }

    private void deliver(BochsException each, CpuState state) {
        Delivery bare = new Delivery(
                counter++,
                each.vector(),
                each.error(),
                each.origin() == Origin.SOFTWARE ? Kind.SOFTWARE : Kind.EXCEPTION,
                Value.UNKNOWN,
                selector(state, SegmentName.CS),
                Value.UNKNOWN,
                selector(state, SegmentName.SS),
                Value.UNKNOWN,
                each.cr2(),
                CpuState.UNKNOWN);
        sink.accept(bare.with(state));
    }

    private static Value selector(CpuState state, SegmentName name) {
        return state.findSegment(name).map(each -> Value.of(each.selector())).orElse(Value.UNKNOWN);
    }
}
