package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/**
 * All that the runtime needs from below. A platform module supplies a class marked
 * {@code @Substitute("mellos.runtime.platform.Platform")} whose {@code @Replace} methods are the implementation; calls bind to
 * them directly.
 *
 * <p>Which thread runs is not asked here: GS leads to its {@link ThreadBlock}, see docs/abi.md, "Thread and processor
 * blocks". Every method may be called by any thread on any processor at once. Those not marked {@link Blocking} or
 * exempted below keep the contract of {@link NoHeap}: they neither allocate nor throw.
 */
public final class Platform {
    private Platform() {
    }

    // Console

    /**
     * Writes bytes, UTF-8, to the console. Returns when they are handed to the device; usable in panic. Bytes of one
     * call are not mixed with those of another.
     */
    @NoHeap
    public static native void writeConsole(Address bytes, long count);

    /**
     * The next byte typed at the console, 0 to 255, or -1 when nothing more will ever come.
     */
    @Blocking
    public static native int readConsole();

    /** How many bytes {@link #readConsole} would give without waiting. */
    public static native int consoleBytesAvailable();

    // Time

    /** Nanoseconds since some instant of this boot, the same on all processors; never goes back. */
    @NoHeap
    public static native long monotonicNanos();

    /** Milliseconds since 1970-01-01T00:00Z, as far as the machine's clock knows. */
    @NoHeap
    public static native long wallClockMillis();

    // Memory and processors

    /**
     * More memory for the heap: zeroed, readable and writable, 4096-byte aligned, never given back.
     *
     * @param sizeBytes a multiple of 4096
     * @return its lowest address; zero when there is none left
     */
    @NoHeap
    public static native Address requestHeapChunk(long sizeBytes);

    /** Bytes that {@link #requestHeapChunk} could still give, about. */
    @NoHeap
    public static native long availableHeapBytes();

    /** Processors that run Java threads, at least 1. */
    @NoHeap
    public static native int processorCount();

    // Threads

    /**
     * Lets other threads run; returns at once when there are none. Spinning locks call it, also with interrupts
     * disabled, where it must be no more than a pause of the processor.
     */
    @NoHeap
    public static native void yieldThread();

    /**
     * Puts the calling thread to sleep until {@link #unpark} is called for it or the deadline passes. May return for no reason.
     * Must return at once if {@link ThreadBlock#parkPermit} of the caller is not 0, and must not miss an unpark that
     * comes between that look and the sleep: unpark stores the permit before it calls down here.
     *
     * @param deadlineNanos on {@link #monotonicNanos}' scale; {@link Long#MAX_VALUE} for none
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
     * {@link ThreadBlock}, having bound the two with {@code mellos.runtime.thread.ThreadAttachment.attach} before it can run. May
     * allocate.
     *
     * @param thread a {@code java.lang.Thread}
     * @return false if this platform starts no Java threads
     */
    public static native boolean startThread(Thread thread);

    // Ending

    /** Ends the program: a process exits, a machine stops as its console's options say. Does not return. */
    public static native void exit(int status);

    /**
     * Reports a broken invariant with the caller's stack trace and stops everything. Does not return, needs no heap.
     *
     * @param reason what is broken, as a clause
     * @param detail more of it, or null
     */
    @NoHeap
    public static native void panic(String reason, String detail);

    // Others

    /** 64 bits that differ from boot to boot as far as the machine can; not for keys. */
    @NoHeap
    public static native long randomSeed();
}
