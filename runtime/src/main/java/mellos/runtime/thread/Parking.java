package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/**
 * {@code LockSupport}: the permit of each thread. It is the thread's own and not the token of {@link Resting}, or a
 * monitor that the thread waits for between its unpark and its park would use the permit up.
 */
@NoHeap
@RawMemory("the block outlives the thread's Java part")
final class Parking {
    private Parking() {}

    /** Sleeps until the running thread has a permit, the deadline passes, or for no reason; uses the permit up. */
    @Blocking
    static void park(int status, long deadlineNanos) {
        Address permit = permitOf(CurrentThread.block());
        if (permit.getAndSetInt(0) == 0) {
            Resting.rest(status, deadlineNanos);
            permit.storeIntVolatile(0);
        }
    }

    static void unpark(ThreadBlock thread) {
        permitOf(thread).storeIntVolatile(1);
        Resting.wake(thread);
    }

    private static Address permitOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlockLayout.THREAD_UNPARKED);
    }
}
