package mellos.runtime.exception;

import java.util.Arrays;
import java.util.List;
import mellos.runtime.object.ClassTable;

/** Who calls, for {@code StackWalker} and {@code Reflection}. */
final class Callers {
    private Callers() {}

    /** The running thread's stack without the innermost frames of this class. */
    static List<StackTraceElement> above(String className) {
        List<StackTraceElement> all = Arrays.asList(Backtrace.captureAll().decode());
        int first = 0;
        while (first < all.size() && all.get(first).getClassName().equals(className)) {
            first++;
        }
        return all.subList(first, all.size());
    }

    /**
     * The class that called the method that called this class.
     *
     * @return null if nothing did
     */
    static Class<?> callerOfCaller(String className) {
        List<StackTraceElement> frames = above(className);
        return frames.size() < 2 ? null : ClassTable.find(frames.get(1).getClassName());
    }
}
