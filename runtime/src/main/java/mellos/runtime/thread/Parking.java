package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;

/**
 * Sleep and wake-up of one thread, with the permit of {@code LockSupport}: an unpark before the park is not lost. An
 * instance stands for a thread that runs or sleeps.
 */
@RawMemory("the block outlives the thread's Java part")
public final class Parking {
    private final long block;

    private Parking(long block) {
        this.block = block;
    }

    /** Of the running thread. */
    public static Parking current() {
        return new Parking(Address.ofStruct(CurrentThread.block()).bits());
    }

    /** Of the thread with this block; null for none. */
    static Parking of(long blockAddress) {
        return blockAddress == 0 ? null : new Parking(blockAddress);
    }

    /**
     * Sleeps until the running thread is unparked, the deadline passes, or for no reason.
     *
     * @param deadlineNanos on {@code TimeSource.monotonicNanos}' scale; {@link Long#MAX_VALUE} for none
     */
    public static void park(long deadlineNanos) {
        Address permit = permitOf(CurrentThread.block());
        if (permit.getAndSetInt(0) == 0) {
            PlatformThreads.park(deadlineNanos);
            permit.storeIntVolatile(0);
        }
    }

    /** Wakes the thread, or lets its next {@link #park} return at once. */
    public void unpark() {
        ThreadBlock thread = Address.of(block).as(ThreadBlock.class);
        permitOf(thread).storeIntVolatile(1);
        PlatformThreads.unpark(thread);
    }

    private static Address permitOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlock.PARK_PERMIT);
    }
}
