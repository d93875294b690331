package mellos.runtime.monitor;

import mellos.magic.NoHeap;

/** The word that says who holds an object's monitor: docs/abi.md, "Objects". 0 when nobody does. */
@NoHeap
final class LockWord {
    static final int FREE = 0;
    /** Highest recursion in the word; {@link DeepEntries} count what goes beyond. */
    static final int MAX_RECURSION = 0xff;

    private static final int RECURSION_SHIFT = 24;
    private static final int OWNER = (1 << RECURSION_SHIFT) - 1;

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
