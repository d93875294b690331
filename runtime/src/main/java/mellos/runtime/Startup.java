package mellos.runtime;

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

    /** Calls the program's main method; an exception out of it goes to the thread's handler, which prints it. Gives the exit status. */
    public static int run(String[] arguments) {
        try {
            Application.main(arguments);
            return 0;
        } catch (Throwable uncaught) {
            ThreadEntry.dispatch(Thread.currentThread(), uncaught);
            return UNCAUGHT;
        }
    }
}
