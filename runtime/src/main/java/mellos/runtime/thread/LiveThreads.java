package mellos.runtime.thread;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the threads that keep the program running: all but daemons. The thread that runs {@code main} is one of them
 * until main is over; it then waits here for the others.
 */
public final class LiveThreads {
    /** Main's counts from the beginning. */
    private static final AtomicInteger COUNT = new AtomicInteger(1);

    private static volatile Parking waiter;

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
        Parking waiting = waiter;
        if (waiting != null) {
            waiting.unpark();
        }
    }

    /** Returns when no thread keeps the program running. The caller's own has been counted out. */
    public static void awaitEnd() {
        waiter = Parking.current();
        while (COUNT.get() > 0) {
            Parking.park(Long.MAX_VALUE);
        }
    }
}
