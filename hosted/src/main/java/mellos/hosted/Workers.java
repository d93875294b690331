package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.gc.Collection;
import mellos.runtime.object.ObjectHeader;

/**
 * Threads that do nothing but collect, one less than there are processors; the thread that has stopped the world is the
 * last worker. They are started before the first collection, and wait outside the world.
 */
@NoHeap
@BuildTime
@RawMemory("words of this class")
final class Workers {
    /** Beyond this they wait for memory more than they mark. */
    private static final int MOST = 16;

    /** Words: collections begun; workers that have not ended the one under way; places in it that nobody has taken. */
    private static final int[] WORDS = new int[3];

    private static final int BEGUN = 0;
    private static final int BUSY = 4;
    private static final int FREE = 8;

    private static long request;
    private static long asked;
    private static int others;
    private static boolean started;

    private Workers() {}

    static int count() {
        return others + 1;
    }

    /**
     * Starts them, the first time; as many as Linux gives. Not again: one that came later would take the collections
     * before it for its own.
     */
    @MayAllocate("called before the world stops")
    static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        int wanted = Math.min(Linux.processorCount(), MOST) - 1;
        while (others < wanted && HostedThread.startWorker(others + 1)) {
            others++;
        }
    }

    /** Runs a collection on as many of them as it has work for, and the caller. The world stands. */
    static void collect(long wanted, long askedNanos) {
        request = wanted;
        asked = askedNanos;
        int helpers = Collection.workers(others + 1) - 1;
        word(BUSY).storeIntVolatile(helpers);
        word(FREE).storeIntVolatile(helpers);
        word(BEGUN).getAndAddInt(1);
        // Linux would wake one for a count of none.
        if (helpers > 0) {
            Linux.wake(word(BEGUN), helpers);
        }
        Collection.work(0, wanted, askedNanos);
        while (true) {
            int busy = word(BUSY).loadIntVolatile();
            if (busy == 0) {
                return;
            }
            Linux.sleepWhile(word(BUSY), busy);
        }
    }

    /** The life of a worker. Does not return. */
    static void serve() {
        int seen = 0;
        while (true) {
            int begun = word(BEGUN).loadIntVolatile();
            if (begun == seen) {
                Linux.sleepWhile(word(BEGUN), seen);
            } else {
                seen = begun;
                help();
            }
        }
    }

    /** Whoever comes takes a place, as long as there are some. */
    private static void help() {
        int place = word(FREE).loadIntVolatile();
        while (place > 0) {
            if (word(FREE).compareAndSetInt(place, place - 1)) {
                Collection.work(place, request, asked);
                if (word(BUSY).getAndAddInt(-1) == 1) {
                    Linux.wake(word(BUSY), 1);
                }
                return;
            }
            place = word(FREE).loadIntVolatile();
        }
    }

    private static Address word(int offset) {
        return ObjectHeader.elements(WORDS).plus(offset);
    }
}
