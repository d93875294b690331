package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.End;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;

/**
 * The error of an exhausted heap. It is made from the heap's reserve; where that is used up, too, one serves that was
 * made together with the first.
 */
@RawMemory("gives the running thread a block of its own")
final class Exhaustion {
    private static final String MESSAGE = "Java heap space";

    /** What the errors and their traces take is allocated inline. */
    private static final long ROOM = HeapSpace.BLOCK_BYTES;

    private static final int PATIENCE = 100_000;

    private static volatile OutOfMemoryError last;

    private Exhaustion() {}

    static OutOfMemoryError error() {
        if (giveReserve(CurrentThread.block())) {
            if (last == null) {
                last = new OutOfMemoryError(MESSAGE);
            }
            return new OutOfMemoryError(MESSAGE);
        }
        for (int i = 0; last == null; i++) {
            // Another thread has the reserve, and is about to make it.
            if (i == PATIENCE) {
                End.panic("out of memory, and out of memory to report it", null);
            }
            PlatformThreads.yield();
        }
        return last;
    }

    private static boolean giveReserve(ThreadBlock thread) {
        int block = BlockSource.takeReserved();
        if (block == BlockSource.NONE) {
            return false;
        }
        Address start = HeapSpace.startOf(block);
        AllocationArea.begin(thread, start, ROOM);
        return true;
    }
}
