package mellos.runtime.monitor;

import mellos.magic.NoHeap;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.ThreadBlockLayout;

/** The word that says who holds an object's monitor: docs/abi.md, "Objects". 0 when nobody does and nobody queues. */
@NoHeap
final class LockWord {
    static final int FREE = 0;
    /** Threads stand in the monitor's queue: who lets it go looks there. */
    static final int CONTENDED = 1 << 31;
    /** Highest recursion in the word; {@link DeepEntries} count what goes beyond. */
    static final int MAX_RECURSION = ~CONTENDED >>> ObjectHeaderLayout.LOCK_OWNER_BITS;

    /** One entry by the owner more, to be added. */
    static final int ENTRY = 1 << ObjectHeaderLayout.LOCK_OWNER_BITS;

    private static final int RECURSION_SHIFT = ObjectHeaderLayout.LOCK_OWNER_BITS;
    private static final int OWNER = ThreadBlockLayout.THREAD_LAST_ID;

    private LockWord() {}

    /** @param recursion entries beyond the first */
    static int owned(int thread, int recursion) {
        return thread | recursion << RECURSION_SHIFT;
    }

    /** 0 for nobody. */
    static int owner(int word) {
        return word & OWNER;
    }

    /** Entries by the owner beyond the first. */
    static int recursion(int word) {
        return word >>> RECURSION_SHIFT & MAX_RECURSION;
    }
}
