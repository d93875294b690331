package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Heap;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.heap.ObjectFinder;
import mellos.runtime.platform.ThreadBlock;

/**
 * Where marking begins: the stacks of all threads from where they are in use, and the image's data, its objects
 * included. Every word that points into an object holds it, whatever the word means; so does the address of its end,
 * unless another object begins there. The compiler proves that no thread needs more: where an address may be the end of
 * its object, it keeps the object's start alive, too.
 */
@NoHeap
@RawMemory("reads stacks of threads that stand, and the image's data")
final class Roots {
    private static final long PAGE = 4096;
    private static final long SLICE_BYTES = 32 << 10;

    private Roots() {}

    /** Pieces that {@link #scan} is to be called for, once each, by any worker. */
    static int units() {
        long data = RootSource.current.dataHigh().minus(RootSource.current.dataLow());
        return 1 + RootSource.current.threadLimit() + (int) ((data + SLICE_BYTES - 1) / SLICE_BYTES);
    }

    static void scan(Worker worker, int unit) {
        int threads = RootSource.current.threadLimit();
        if (unit == 0) {
            Marking.reach(worker, CollectorState.get().pending());
        } else if (unit <= threads) {
            scanThread(worker, RootSource.current.thread(unit - 1));
        } else {
            Address low = RootSource.current.dataLow().plus((unit - 1L - threads) * SLICE_BYTES);
            Address high = RootSource.current.dataHigh();
            scanData(worker, low, high.minus(low) > SLICE_BYTES ? low.plus(SLICE_BYTES) : high);
        }
    }

    private static void scanData(Worker worker, Address low, Address high) {
        Address guard = RootSource.current.guardPage();
        Address behind = guard.plus(PAGE);
        if (guard.isZero() || high.isBelow(guard) || !low.isBelow(behind)) {
            scanRange(worker, low, high);
        } else {
            scanRange(worker, low, guard);
            scanRange(worker, behind, high);
        }
    }

    private static void scanThread(Worker worker, ThreadBlock thread) {
        if (Address.ofStruct(thread).isZero()) {
            return;
        }
        Heap.forgetArea(thread);
        Marking.reach(worker, thread.threadObject());
        if (thread.savedStack() != 0) {
            scanRange(worker, Address.of(thread.savedStack()), thread.stackHigh());
        }
    }

    /** @param low 8-byte aligned */
    static void scanRange(Worker worker, Address low, Address high) {
        for (Address at = low; at.isBelow(high); at = at.plus(8)) {
            candidate(worker, at.loadAddress());
        }
    }

    private static void candidate(Worker worker, Address word) {
        if (!HeapSpace.covers(word) && !HeapSpace.covers(word.plus(-1))) {
            return;
        }
        Address object = ObjectFinder.holding(word);
        Address held = object.isZero() ? ObjectFinder.holding(word.plus(-1)) : object;
        if (!held.isZero()) {
            Marking.reach(worker, held);
        }
    }
}
