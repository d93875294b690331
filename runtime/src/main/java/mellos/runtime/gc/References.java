package mellos.runtime.gc;

import static mellos.magic.abi.ReferenceLayout.REFERENCE_DISCOVERED;
import static mellos.magic.abi.ReferenceLayout.REFERENCE_NEXT;
import static mellos.magic.abi.ReferenceLayout.REFERENCE_REFERENT;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.heap.Heap;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.MarkBits;

/**
 * Soft, weak and phantom references. While marking goes on those whose object is not marked yet are put on a list;
 * afterwards those whose object still is not lose it, and are handed to the JDK's own thread that puts references into
 * their queues.
 *
 * <p>Lists are linked by the field {@code discovered}, as in HotSpot; the last of a worker's list points to itself, so
 * that 0 means: in no list.
 */
@NoHeap
@RawMemory("the fields of Reference are where the compiler says")
final class References {
    private References() {}

    /**
     * Meets a reference that marking has found. For all workers at once.
     *
     * @return whether what it refers to is not to be marked for its sake
     */
    static boolean discover(Worker worker, Address reference, int flags) {
        if (!isCandidate(reference, flags)) {
            return false;
        }
        Address last = worker.discovered();
        long link = (last.isZero() ? reference : last).bits();
        if (reference.plus(REFERENCE_DISCOVERED).compareAndSetLong(0, link)) {
            worker.discovered(reference);
        }
        return true;
    }

    private static boolean isCandidate(Address reference, int flags) {
        Address referent = reference.plus(REFERENCE_REFERENT).loadAddress();
        boolean isActive = reference.plus(REFERENCE_NEXT).loadLong() == 0;
        boolean isKept =
                (flags & TypeFlags.SOFT_REFERENCE) != 0 && (CollectorState.get().request() & Heap.CLEAR_SOFT) == 0;
        return HeapSpace.covers(referent) && isActive && !isKept && !MarkBits.isMarked(referent);
    }

    /** Clears those of the worker's list whose object nobody has reached. After all marking. */
    static void clear(Worker worker) {
        Address reference = worker.discovered();
        worker.discovered(Address.zero());
        while (!reference.isZero()) {
            Address link = reference.plus(REFERENCE_DISCOVERED);
            Address next = link.loadAddress();
            link.storeLong(0);
            Address referent = reference.plus(REFERENCE_REFERENT);
            if (!MarkBits.isMarked(referent.loadAddress())) {
                referent.storeLong(0);
                hand(reference);
            }
            reference = next.same(reference) ? Address.zero() : next;
        }
    }

    /** Puts a cleared reference before those that wait for the thread that enqueues them. */
    private static void hand(Address reference) {
        Packets.acquire();
        CollectorState state = CollectorState.get();
        reference.plus(REFERENCE_DISCOVERED).storeAddress(state.pending());
        state.pending(reference);
        Packets.release();
    }
}
