package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * Recursion without end: caught on the first thread, caught again, caught on another thread; what comes after works.
 */
public final class StackOverflows {
    private static int depth;

    private StackOverflows() {}

    private static int descend(int level) {
        depth++;
        if (level < 0) {
            throw new IllegalStateException("level " + level);
        }
        return descend(level + 1) + 1;
    }

    private static void overflow() {
        depth = 0;
        try {
            descend(0);
        } catch (StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            Out.line((depth > 1000) + " " + trace.length + " " + trace[0].getMethodName() + " " + e.getMessage());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        overflow();
        overflow();
        Thread other = new Thread(StackOverflows::overflow);
        other.start();
        other.join();
        try {
            int[] nothing = null;
            nothing[0]++;
        } catch (NullPointerException e) {
            Out.line("null after all");
        }
    }
}
