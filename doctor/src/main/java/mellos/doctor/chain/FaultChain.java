package mellos.doctor.chain;

import java.util.List;
import java.util.OptionalInt;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;

/**
 * A first fault or interrupt and everything that its delivery brought about. Made by {@link ChainInProgress}.
 *
 * @param origin the exception or interrupt that began it
 * @param source index of the log file it stands in
 * @param before deliveries in the same file just before, oldest first
 * @param nested what was raised during delivery, in order; empty when the first handler was reached
 * @param repeats how often the same fault came in a row
 * @param stackDescends every repetition came with a lower stack pointer: the handler is entered on top of itself
 * @param lastStackPointer at the last repetition
 * @param beginningLost the log begins after the first fault, of which only the number is known
 * @param followed events of any processor came later in the same file
 * @param processor its number, where the log tells it
 * @param atReset the processor as the reset after a triple fault found it; unknown when the log has no such dump
 */
public record FaultChain(
        Delivery origin,
        int source,
        List<Delivery> before,
        List<Nested> nested,
        long repeats,
        boolean stackDescends,
        Value lastStackPointer,
        boolean beginningLost,
        boolean followed,
        OptionalInt processor,
        CpuState atReset,
        Ending ending) {

    /** True when the origin is no fault of the running code: an external interrupt or an INT instruction. */
    public boolean beganWithInterrupt() {
        return origin.isInterrupt();
    }

    /** True when the origin came from an interrupt controller. */
    public boolean isExternal() {
        return origin.isExternal();
    }

    public boolean reachedTripleFault() {
        return ending == Ending.TRIPLE_FAULT;
    }

    /** True when the first nested fault shows that the origin's delivery itself failed. */
    public boolean deliveryFailed() {
        return !nested.isEmpty();
    }
}
