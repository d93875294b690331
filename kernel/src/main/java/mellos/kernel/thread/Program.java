package mellos.kernel.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mellos.runtime.program.Application;
import mellos.runtime.thread.ThreadEntry;

/**
 * The life of the program that the image is for: its {@code main}, then the threads it left behind that are no daemons, then the end of the
 * machine. As the Java launcher does it: an exception out of {@code main} makes the status 1.
 */
final class Program implements Runnable {
    private static final AtomicInteger LIVING = new AtomicInteger();
    private static volatile Thread waiter;

    @Override
    public void run() {
        Thread.currentThread().setName("main");
        int status = 0;
        try {
            Application.main(ProgramArguments.ofMain());
        } catch (Throwable uncaught) {
            ThreadEntry.dispatch(Thread.currentThread(), uncaught);
            status = 1;
        }
        waiter = Thread.currentThread();
        while (LIVING.get() > 0) {
            LockSupport.park(this);
        }
        Runtime.getRuntime().exit(status);
    }

    /** A thread was made that keeps the program alive unless it is a daemon. */
    static void began(Thread thread) {
        if (!thread.isDaemon()) {
            LIVING.incrementAndGet();
        }
    }

    static void ended(Thread thread) {
        if (!thread.isDaemon() && LIVING.decrementAndGet() == 0) {
            LockSupport.unpark(waiter);
        }
    }
}
