package mellos.runtime.platform;

import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/**
 * The threads that the platform runs, one below each {@code java.lang.Thread}. Which one runs is not asked here: GS
 * leads to its {@link ThreadBlock}, see {@link CurrentThread}.
 */
public final class PlatformThreads {
    private PlatformThreads() {}

    /**
     * Lets other threads run; returns at once when there are none. Spinning locks call it, also with interrupts
     * disabled, where it must be no more than a pause of the processor.
     */
    @NoHeap
    public static native void yield();

    /**
     * Puts the calling thread to sleep until {@link #unpark} is called for it or the deadline passes. May return for no
     * reason. Must return at once if {@link ThreadBlock#parkPermit} of the caller is not 0, and must not miss an unpark
     * that comes between that look and the sleep: the waker stores the permit before it calls {@link #unpark}.
     *
     * @param deadlineNanos on {@link TimeSource#monotonicNanos}' scale; {@link Long#MAX_VALUE} for none
     */
    @Blocking
    public static native void park(long deadlineNanos);

    /** Wakes the thread if it sleeps in {@link #park}. Its permit is already set. The caller may hold spin locks. */
    @NoHeap
    public static native void unpark(ThreadBlock thread);

    /** Puts the calling thread to sleep for at least this long. */
    @Blocking
    public static native void sleep(long nanos);

    /**
     * Starts a thread that calls {@code mellos.runtime.thread.ThreadEntry.run(thread)} on a fresh stack with its own
     * {@link ThreadBlock}, having bound the two with {@code mellos.runtime.thread.ThreadAttachment.attach} before it
     * can run. May allocate.
     *
     * @param thread a {@code java.lang.Thread}
     * @param stackBytes how large a stack it asks for; 0 or less for what is usual
     * @return false if there is no memory or no number for another one
     */
    public static native boolean start(Thread thread, long stackBytes);

    /**
     * The thread's priority has changed, from 1 to 10; what that means is the platform's. A thread that has ended
     * meanwhile is left as it is.
     */
    @NoHeap
    public static native void setPriority(ThreadBlock thread, int priority);
}
