package mellos.runtime.monitor;

import mellos.magic.NoHeap;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.ThreadBlockLayout;

/** The word that says who holds an object's monitor: docs/abi.md, "Objects". 0 when nobody does. */
@NoHeap
final class LockWord {
    static final int FREE = 0;
    /** Highest recursion in the word; {@link DeepEntries} count what goes beyond. */
    static final int MAX_RECURSION = -1 >>> ObjectHeaderLayout.LOCK_OWNER_BITS;

    private static final int RECURSION_SHIFT = ObjectHeaderLayout.LOCK_OWNER_BITS;
    private static final int OWNER = ThreadBlockLayout.THREAD_LAST_ID;

    private LockWord() {}

    static int ownedOnce(int thread) {
        return thread;
    }

    static int owner(int word) {
        return word & OWNER;
    }

    /** Entries by the owner beyond the first. */
    static int recursion(int word) {
        return word >>> RECURSION_SHIFT;
    }

    static int withRecursion(int word, int recursion) {
        return word & OWNER | recursion << RECURSION_SHIFT;
    }
}
