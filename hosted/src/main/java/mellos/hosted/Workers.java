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

    /** Words: collections begun; workers, without the last, that have not ended the one under way. */
    private static final int[] WORDS = new int[2];

    private static final int BEGUN = 0;
    private static final int BUSY = 4;

    private static long request;
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

    /** Runs a collection on all of them and the caller. The world stands. */
    static void collect(long asked) {
        request = asked;
        word(BUSY).storeIntVolatile(others);
        word(BEGUN).getAndAddInt(1);
        Linux.wakeAll(word(BEGUN));
        Collection.work(0, asked);
        while (true) {
            int busy = word(BUSY).loadIntVolatile();
            if (busy == 0) {
                return;
            }
            Linux.sleepWhile(word(BUSY), busy);
        }
    }

    /** The life of a worker. Does not return. */
    static void serve(int number) {
        int seen = 0;
        while (true) {
            int begun = word(BEGUN).loadIntVolatile();
            if (begun == seen) {
                Linux.sleepWhile(word(BEGUN), seen);
            } else {
                seen = begun;
                Collection.work(number, request);
                if (word(BUSY).getAndAddInt(-1) == 1) {
                    Linux.wake(word(BUSY));
                }
            }
        }
    }

    private static Address word(int offset) {
        return ObjectHeader.elements(WORDS).plus(offset);
    }
}
