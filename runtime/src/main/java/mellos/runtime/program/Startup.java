package mellos.runtime.program;

import mellos.runtime.thread.LiveThreads;
import mellos.runtime.thread.ThreadEntry;

/** Runs the program on the platform's first thread. */
public final class Startup {
    private static final int UNCAUGHT = 1;

    private Startup() {
    }

    /**
     * Initialises {@code System} before anything else of the class library, as HotSpot does: the character sets lean on it, and it
     * on them, and only in this order do both find what they need. Before the first use of a string's bytes.
     */
    public static void initializeSystem() {
        System.lineSeparator();
    }

    /**
     * Calls the program's main method; an exception out of it goes to the thread's handler, which prints it. Waits for the
     * threads that the program has started, and gives the exit status.
     */
    public static int run(String[] arguments) {
        int status = 0;
        try {
            Application.main(arguments);
        } catch (Throwable uncaught) {
            ThreadEntry.dispatch(Thread.currentThread(), uncaught);
            status = UNCAUGHT;
        }
        LiveThreads.awaitEnd();
        return status;
    }
}
