package mellos.runtime.program;

import mellos.runtime.thread.LiveThreads;
import mellos.runtime.thread.ThreadAttachment;
import mellos.runtime.thread.ThreadEntry;

/**
 * The life of the program that the image is for, as the Java launcher has it. A platform calls both methods, in this
 * order, on the thread that is to be {@code main}, and ends itself with the status.
 */
public final class Startup {
    private static final int UNCAUGHT = 1;

    private Startup() {}

    /**
     * Initialises {@code System} before anything else of the class library, as HotSpot does: the character sets lean on
     * it, and it on them, and only in this order do both find what they need. Before the first use of a string's bytes.
     */
    public static void initializeSystem() {
        System.lineSeparator();
    }

    /**
     * Calls the program's main method; an exception out of it goes to the thread's handler, which prints it. Then the
     * thread is over for those who join it; waits for all that are no daemons, runs the hooks, and gives the exit
     * status.
     */
    public static int run(String[] arguments) {
        Thread main = Thread.currentThread();
        main.setName("main");
        int status = 0;
        try {
            Application.main(arguments);
        } catch (Throwable uncaught) {
            ThreadEntry.dispatch(main, uncaught);
            status = UNCAUGHT;
        }
        ThreadAttachment.detach(main);
        LiveThreads.awaitEnd();
        Target_java_lang_Shutdown.shutdown();
        return status;
    }
}
