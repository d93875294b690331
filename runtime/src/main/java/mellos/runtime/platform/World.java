package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/**
 * All threads together, brought to a stand for a collection. They stop at polls and calls and nowhere else: there
 * everything that a method still needs is in a register that the callee saves or on its stack.
 */
public final class World {
    private World() {}

    /** Whether the calling thread may ask for a stop: not before threads are scheduled, nor in an interrupt. */
    @NoHeap
    public static native boolean canStop();

    /** A poll: returns at once, or where a stop is asked for, when the world goes on. */
    @NoHeap
    public static native void poll();

    /**
     * Stops every thread, the caller included, runs {@code mellos.runtime.gc.Collection.work} once on each worker, all
     * at the same time, and lets the threads go on. If several threads ask at once, their stops come one after the
     * other.
     *
     * @param request handed to the workers
     */
    @Blocking
    public static native void collect(long request);

    /** A page within the image's data that must not be read; zero if there is none. */
    @NoHeap
    public static native Address guardPage();

    /** Workers that a collection has. While the world stands. */
    @NoHeap
    public static native int workers();

    /** A worker waits for another, which may need the same processor. While the world stands. */
    @NoHeap
    public static native void relax();

    /** Numbers of {@link #thread} are below this. While the world stands. */
    @NoHeap
    public static native int threadLimit();

    /**
     * A thread, or zero where there is none. Its {@link ThreadBlock#savedStack} says from where its stack is in use,
     * zero if none of it is. While the world stands.
     */
    @NoHeap
    public static native ThreadBlock thread(int number);
}
