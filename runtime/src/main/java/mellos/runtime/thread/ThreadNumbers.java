package mellos.runtime.thread;

import java.util.concurrent.atomic.AtomicLong;

/** {@code Thread.threadId}: numbers that are never used twice. */
public final class ThreadNumbers {
    /** HotSpot's main thread has number 3. */
    private static final AtomicLong NEXT = new AtomicLong(3);

    private ThreadNumbers() {}

    public static long next() {
        return NEXT.getAndIncrement();
    }
}
