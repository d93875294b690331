package mellos.runtime.thread;

/** Counts the threads that keep the program running: all but daemons. */
public final class LiveThreads {
    private static final Object LOCK = new Object();
    private static int count;

    private LiveThreads() {
    }

    static void started(Thread thread) {
        if (!thread.isDaemon()) {
            synchronized (LOCK) {
                count++;
            }
        }
    }

    static void ended(Thread thread) {
        if (!thread.isDaemon()) {
            synchronized (LOCK) {
                count--;
                LOCK.notifyAll();
            }
        }
    }

    /** Returns when no thread but the caller's keeps the program running. */
    public static void awaitEnd() {
        synchronized (LOCK) {
            while (count > 0) {
                try {
                    LOCK.wait();
                } catch (InterruptedException e) {
                    // Whoever interrupts the main thread after its end still does not end the others.
                }
            }
        }
    }
}
