package mellos.doctor.chain;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** A first fault or interrupt and everything that its delivery brought about. Filled by {@link ChainBuilder}. */
public final class FaultChain {
    private final Delivery origin;
    private final boolean external;
    private final int source;
    private final List<Delivery> before;
    private final List<Nested> nested = new ArrayList<>();

    boolean doubleFaultDelivered;
    boolean tripleFault;
    Delivery last;
    long repeats = 1;
    long lastSp;
    boolean stackDescends = true;
    long laterEvents;
    long laterElsewhere;
    int processor = -1;
    CpuState atReset = CpuState.UNKNOWN;

    FaultChain(Delivery origin, boolean external, int source, List<Delivery> before) {
        this.origin = origin;
        this.external = external;
        this.source = source;
        this.before = before;
        this.last = origin;
        this.lastSp = origin.sp();
    }

    void add(Nested fault) {
        nested.add(fault);
    }

    void forgetNested() {
        nested.clear();
        doubleFaultDelivered = false;
    }

    void replaceLast(Nested fault) {
        nested.set(nested.size() - 1, fault);
    }

    /** The exception or interrupt that began it. */
    public Delivery origin() {
        return origin;
    }

    /** True when the origin came from an interrupt controller. */
    public boolean isExternal() {
        return external;
    }

    /** True when the origin is no fault of the running code: an external interrupt or an INT instruction. */
    public boolean beganWithInterrupt() {
        return external || origin.software() || origin.vector() >= 32 || origin.vector() == Vector.NMI;
    }

    /** Index of the log file it stands in. */
    public int source() {
        return source;
    }

    /** What was raised during delivery, in order; empty when the first handler was reached. */
    public List<Nested> nested() {
        return List.copyOf(nested);
    }

    /** Deliveries on the same log just before, oldest first. */
    public List<Delivery> before() {
        return before;
    }

    /** How often the same fault came in a row. */
    public long repeats() {
        return repeats;
    }

    /** True when every repetition came with a lower stack pointer: the handler is entered on top of itself. */
    public boolean stackDescends() {
        return repeats > 1 && stackDescends && lastSp < origin.sp();
    }

    /** Stack pointer at the last repetition. */
    public long lastStackPointer() {
        return lastSp;
    }

    /** Number of the processor when the log tells it, else -1. */
    public int processor() {
        return processor;
    }

    /** The processor as the reset after a triple fault found it; unknown when the log has no such dump. */
    public CpuState atReset() {
        return atReset;
    }

    public boolean reachedTripleFault() {
        return tripleFault;
    }

    public Ending ending() {
        if (tripleFault) {
            return Ending.TRIPLE_FAULT;
        }
        if (repeats >= ChainBuilder.ENDLESS) {
            return Ending.ENDLESS;
        }
        if (laterElsewhere > 0) {
            return Ending.WENT_ON;
        }
        return doubleFaultDelivered ? Ending.DOUBLE_FAULT : Ending.LAST_EVENT;
    }

    /** True when the first nested fault shows that the origin's delivery itself failed. */
    public boolean deliveryFailed() {
        return !nested.isEmpty();
    }

    /** True for traps that kernels raise on purpose or answer as a matter of course. */
    public boolean isRoutine() {
        return origin.software()
                || origin.vector() == Vector.DEBUG
                || origin.vector() == Vector.BREAKPOINT
                || origin.vector() == Vector.DEVICE_NOT_AVAILABLE;
    }
}
