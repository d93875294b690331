package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The lock for the heap's blocks, held for some hundred instructions; no stop of the world falls into them. */
@NoHeap
@RawMemory("the word is the heap's lock")
final class HeapLock {
    private static final int SPINS = 100;

    private HeapLock() {}

    static void acquire() {
        Address word = word();
        for (int spins = 0; word.loadIntVolatile() != 0 || !word.compareAndSetInt(0, 1); spins++) {
            if (spins >= SPINS) {
                Backing.current.giveWay();
            }
        }
    }

    static void release() {
        word().storeIntVolatile(0);
    }

    private static Address word() {
        return Address.ofStruct(HeapSpace.state()).plus(HeapState.LOCK);
    }
}
