package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.platform.TimeSource;

/** {@code java.lang.Thread} over {@code ThreadBlock}s: each knows the other while the thread lives. */
@RawMemory("a block's thread field holds null or a Thread")
public final class Threads {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Threads() {}

    /** The running thread; made now if it is one that the platform started without. */
    public static Thread current() {
        Thread thread = currentOrNull();
        return thread == null ? ThreadAttachment.attachCurrent() : thread;
    }

    /** The running thread, or null if it has none yet. */
    public static Thread currentOrNull() {
        return (Thread) CurrentThread.block().threadObject().toObject();
    }

    /** All living threads, virtual ones too. */
    public static Thread[] all() {
        return ThreadRegistry.all();
    }

    /** The thread's block, null if it is not alive. */
    public static ThreadBlock blockOf(Thread thread) {
        long block = substituted(thread).eetop;
        return block == 0 ? null : Address.of(block).as(ThreadBlock.class);
    }

    /** {@code Unsafe.park}: a deadline in milliseconds since 1970, or a time to wait in nanoseconds, 0 for none. */
    public static void park(boolean isAbsolute, long time) {
        if (current().isInterrupted()) {
            return;
        }
        if (!isAbsolute && time == 0) {
            Parking.park(Resting.WAITING, Long.MAX_VALUE);
        } else {
            long nanos = isAbsolute ? millisToNanos(time - TimeSource.wallClockMillis()) : time;
            Parking.park(Resting.TIMED_WAITING, deadline(TimeSource.monotonicNanos(), nanos));
        }
    }

    /** Does nothing for a thread that has not started or has ended. */
    public static void unpark(Thread thread) {
        ThreadBlock block = thread == null ? null : blockOf(thread);
        if (block != null) {
            Parking.unpark(block);
        }
    }

    static void setPriority(Thread thread, int priority) {
        ThreadBlock block = blockOf(thread);
        if (block != null) {
            PlatformThreads.setPriority(block, priority);
        }
    }

    /** @throws InterruptedException if the thread is interrupted before or while it sleeps */
    public static void sleep(long nanos) throws InterruptedException {
        long deadline = deadline(TimeSource.monotonicNanos(), nanos);
        while (!Thread.interrupted()) {
            long left = deadline - TimeSource.monotonicNanos();
            if (left <= 0) {
                return;
            }
            Resting.rest(Resting.TIMED_WAITING, deadline);
        }
        throw new InterruptedException("sleep interrupted");
    }

    /**
     * Starts the thread.
     *
     * @throws OutOfMemoryError if the platform has no memory for another one
     */
    public static void start(Thread thread) {
        substituted(thread).holder.threadStatus = Resting.RUNNABLE;
        LiveThreads.started(thread);
        boolean started = false;
        try {
            started = PlatformThreads.start(thread, substituted(thread).holder.stackSize);
        } finally {
            if (!started) {
                LiveThreads.ended(thread);
                substituted(thread).holder.threadStatus = 0;
            }
        }
        if (!started) {
            throw new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource limits" + " reached");
        }
    }

    static Target_java_lang_Thread substituted(Thread thread) {
        return (Target_java_lang_Thread) (Object) thread;
    }

    private static long millisToNanos(long millis) {
        return millis > Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI;
    }

    private static long deadline(long now, long nanos) {
        long deadline = now + nanos;
        return deadline < now && nanos > 0 ? Long.MAX_VALUE : deadline;
    }
}
