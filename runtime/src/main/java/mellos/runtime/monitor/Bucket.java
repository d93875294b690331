package mellos.runtime.monitor;

import mellos.magic.At;
import mellos.magic.Struct;

/**
 * The waiting threads of all monitors whose addresses fall together, and the lock of their lists.
 *
 * <pre>
 *   lock | entering: first, last | waiting: first, last
 * </pre>
 */
@Struct(size = Bucket.SIZE)
interface Bucket {
    int SIZE = 40;
    int ENTERING = 8;
    int WAITING = ENTERING + WaiterList.SIZE;

    /** 0, or 1 while a thread holds it: for some tens of instructions, in which it takes no other and does not rest. */
    @At(0)
    int lock();
}
