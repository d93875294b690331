package mellos.doctor.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.x86.Vector;

/** A chain while its log is being read. Only {@link ChainBuilder} has any; {@link #finish} makes the record of it. */
final class ChainInProgress {
    private final Delivery origin;
    private final boolean beginningLost;
    private final int source;
    private final List<Delivery> before;
    private final List<Nested> nested = new ArrayList<>();
    private Delivery last;
    private long repeats = 1;
    private boolean descends = true;
    private boolean doubleFault;
    private boolean tripleFault;
    private boolean followed;
    private boolean wentOn;
    private OptionalInt processor = OptionalInt.empty();
    private CpuState atReset = CpuState.UNKNOWN;

    ChainInProgress(Delivery origin, int source, List<Delivery> before, boolean beginningLost) {
        this.origin = origin;
        this.beginningLost = beginningLost;
        this.source = source;
        this.before = before;
        this.last = origin;
    }

    Delivery origin() {
        return origin;
    }

    /** The delivery that the log showed last for this chain. */
    Delivery last() {
        return last;
    }

    boolean beganWithInterrupt() {
        return origin.isInterrupt();
    }

    boolean deliveryFailed() {
        return !nested.isEmpty();
    }

    boolean hasDoubleFault() {
        return doubleFault;
    }

    boolean wentOn() {
        return wentOn;
    }

    void nest(Nested fault, Delivery delivery) {
        nested.add(fault);
        doubleFault |= fault.becameDoubleFault();
        last = delivery;
    }

    /** The third fault: the log announces it and has no record of it. */
    void die(int vector) {
        nested.add(Nested.announced(vector));
        tripleFault = true;
    }

    /** The same fault once more; what was nested in the one before no longer counts. */
    void repeat(Delivery again) {
        nested.clear();
        doubleFault = false;
        repeats++;
        descends &= isBelow(again.sp(), last.sp());
        last = again;
        wentOn = false;
    }

    private static boolean isBelow(Value lower, Value higher) {
        return lower.isKnown() && higher.test(number -> lower.number() < number);
    }

    /** Another event came later; {@code returned} when it shows this processor at work outside the handler. */
    void follow(boolean returned) {
        followed = true;
        wentOn |= returned;
    }

    boolean isStillAt(CpuState state) {
        return last.ip().isKnown() && last.ip().equals(state.rip()) && last.sp().equals(state.rsp());
    }

    boolean isNumbered() {
        return processor.isPresent();
    }

    /** The dump at reset names the processor and shows the address of the page fault that ended it. */
    void reset(int cpu, CpuState state) {
        processor = OptionalInt.of(cpu);
        atReset = state;
        Nested end = nested.getLast();
        if (end.vector() == Vector.PAGE_FAULT && !end.cr2().isKnown()) {
            nested.set(nested.size() - 1, end.withAddress(state.value(Field.CR2), state));
        }
    }

    FaultChain finish() {
        boolean descended = repeats > 1 && descends && isBelow(last.sp(), origin.sp());
        return new FaultChain(
                origin,
                source,
                before,
                List.copyOf(nested),
                repeats,
                descended,
                last.sp(),
                beginningLost,
                followed,
                processor,
                atReset,
                ending());
    }

    private Ending ending() {
        if (tripleFault) {
            return Ending.TRIPLE_FAULT;
        }
        if (repeats >= ChainBuilder.ENDLESS) {
            return Ending.ENDLESS;
        }
        if (wentOn) {
            return Ending.WENT_ON;
        }
        return doubleFault ? Ending.DOUBLE_FAULT : Ending.LAST_EVENT;
    }
}
