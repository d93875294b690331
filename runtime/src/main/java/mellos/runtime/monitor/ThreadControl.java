package mellos.runtime.monitor;

import mellos.magic.Blocking;
import mellos.runtime.platform.ThreadBlock;

/** What monitors ask of the threads: in an image {@link RunningThreads}, in tests a simulation. */
interface ThreadControl {
    /** The block of the thread that asks. */
    ThreadBlock running();

    /**
     * Sleeps until {@link #wake}, the deadline, or for no reason. A wake-up since the last rest lets it return at once.
     *
     * @param status what {@code Thread.getState} tells meanwhile
     */
    @Blocking
    void rest(int status, long deadlineNanos);

    void wake(ThreadBlock thread);

    /** The caller looks at something again and again that changes soon. */
    void pause();

    /** As {@link #pause}, but others may need this processor for that change. */
    void giveWay();

    boolean isInterrupted();

    long nowNanos();
}
