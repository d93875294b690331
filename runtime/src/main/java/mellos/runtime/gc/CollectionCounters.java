package mellos.runtime.gc;

import mellos.magic.NoHeap;
import mellos.runtime.heap.Heap;

/** What the collections so far took, in nanoseconds; 0 before the first one. */
@NoHeap
public final class CollectionCounters {
    private CollectionCounters() {}

    /** The last collection has come to its end. */
    static void add(CollectionTimes times) {
        long pause = times.swept() - times.asked();
        long stop = times.stood() - times.asked();
        times.totalPause(times.totalPause() + pause);
        times.worstPause(Math.max(times.worstPause(), pause));
        times.totalStop(times.totalStop() + stop);
        times.worstStop(Math.max(times.worstStop(), stop));
    }

    /** Pauses together: from the asking for a stop to the end of the collection. */
    public static long totalPauseNanos() {
        return Heap.collections() == 0 ? 0 : CollectionTimes.get().totalPause();
    }

    public static long worstPauseNanos() {
        return Heap.collections() == 0 ? 0 : CollectionTimes.get().worstPause();
    }

    /** From the asking for a stop to the moment when all stood, together. */
    public static long totalStopNanos() {
        return Heap.collections() == 0 ? 0 : CollectionTimes.get().totalStop();
    }

    public static long worstStopNanos() {
        return Heap.collections() == 0 ? 0 : CollectionTimes.get().worstStop();
    }
}
