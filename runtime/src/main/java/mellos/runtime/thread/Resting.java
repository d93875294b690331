package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Registers;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;

/**
 * Sleep and wake-up of threads, for all that a thread may wait for: a monitor, a notification, a time, a permit. A wake
 * before the rest is not lost, but tells nothing: whoever rests looks afterwards at what it waits for, and rests again.
 */
@NoHeap
@RawMemory(
        "a thread's block stays in place after the thread's end; to wake another thread than the one meant is no harm")
public final class Resting {
    /** What {@code Thread.getState} makes its answer of: bits of JVMTI's "GetThreadState". */
    public static final int RUNNABLE = 0x0005;

    public static final int TERMINATED = 0x0002;
    public static final int BLOCKED = 0x0401;
    public static final int WAITING = 0x0091;
    public static final int TIMED_WAITING = 0x00a1;

    private Resting() {}

    /**
     * Sleeps until {@link #wake}, the deadline, or for no reason.
     *
     * @param status what the thread's state is meanwhile
     * @param deadlineNanos on {@code TimeSource.monotonicNanos}' scale; {@link Long#MAX_VALUE} for none
     */
    @Blocking
    public static void rest(int status, long deadlineNanos) {
        Address token = tokenOf(CurrentThread.block());
        if (token.getAndSetInt(0) == 0) {
            tell(status);
            park(deadlineNanos);
            tell(RUNNABLE);
            token.storeIntVolatile(0);
        }
    }

    @Blocking
    private static void park(long deadlineNanos) {
        Registers registers = Address.stackAllocate(Registers.SIZE).as(Registers.class);
        Address.ofSymbol("mellos_capture_registers")
                .call(Address.ofStruct(registers).bits());
        RestingStack.show(CurrentThread.block(), registers);
        PlatformThreads.park(deadlineNanos);
        RestingStack.hide(CurrentThread.block());
    }

    /** Wakes the thread, or lets its next {@link #rest} return at once. */
    public static void wake(ThreadBlock thread) {
        tokenOf(thread).storeIntVolatile(1);
        PlatformThreads.unpark(thread);
    }

    /** Whether the running thread is; false for one without a Thread object, which nobody can interrupt. */
    public static boolean isInterrupted() {
        Thread running = Threads.currentOrNull();
        return running != null && Threads.substituted(running).interrupted;
    }

    private static void tell(int status) {
        Thread running = Threads.currentOrNull();
        if (running != null) {
            Threads.substituted(running).holder.threadStatus = status;
        }
    }

    private static Address tokenOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlock.PARK_PERMIT);
    }
}
