package mellos.runtime.thread;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/**
 * Counts the threads that keep the program running: all but daemons. The thread that runs {@code main} is one of them
 * until main is over; it then waits here for the others.
 */
@RawMemory("the waiter's block is the main thread's, which does not end before the others")
public final class LiveThreads {
    /** Main's counts from the beginning. */
    private static final AtomicInteger COUNT = new AtomicInteger(1);

    /** Address of the waiting thread's block, 0 before. */
    private static volatile long waiter;

    private LiveThreads() {}

    static void started(Thread thread) {
        if (!thread.isDaemon()) {
            COUNT.incrementAndGet();
        }
    }

    /** Also of a thread that could not be started after all. */
    static void ended(Thread thread) {
        if (thread.isDaemon() || COUNT.decrementAndGet() > 0) {
            return;
        }
        // The waiter shows itself before it looks at the count: one of the two sees what the other did.
        long waiting = waiter;
        if (waiting != 0) {
            Resting.wake(Address.of(waiting).as(ThreadBlock.class));
        }
    }

    /** Returns when no thread keeps the program running. The caller's own has been counted out. */
    public static void awaitEnd() {
        waiter = Address.ofStruct(CurrentThread.block()).bits();
        while (COUNT.get() > 0) {
            Resting.rest(Resting.WAITING, Long.MAX_VALUE);
        }
    }
}
