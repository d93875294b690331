package mellos.runtime.thread;

/** What a thread runs. */
public final class ThreadEntry {
    private ThreadEntry() {}

    /** For the platform: the whole life of a thread that {@code PlatformThreads.start} was asked for. Never throws. */
    public static void run(Thread thread) {
        try {
            thread.run();
        } catch (Throwable uncaught) {
            dispatch(thread, uncaught);
        }
        try {
            Threads.substituted(thread).exit();
        } catch (Throwable uncaught) {
            dispatch(thread, uncaught);
        }
        ThreadAttachment.detach(thread);
    }

    /** Hands an exception that nothing caught to the thread's handler; what that throws is named and dropped. */
    public static void dispatch(Thread thread, Throwable uncaught) {
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, uncaught);
        } catch (Throwable dropped) {
            System.err.println("\nException: " + dropped.getClass().getName()
                    + " thrown from the UncaughtExceptionHandler in thread \"" + thread.getName() + "\"");
        }
    }
}
