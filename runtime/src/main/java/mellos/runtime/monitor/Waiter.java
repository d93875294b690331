package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.Struct;

/**
 * A thread's place in a {@link WaiterList}: a part of its block, since a thread waits for one monitor at a time. So
 * nothing is allocated when a monitor is taken, and a monitor costs nothing when nobody waits for it.
 *
 * <p>Guarded by the lock of the monitor's {@link Bucket}; its own thread also looks at the state without it.
 */
@NoHeap
@Struct(size = Waiter.SIZE)
interface Waiter {
    int SIZE = 40;

    /** In no list. For a thread that stood in the queue: the monitor is its own now. */
    int IDLE = 0;
    /** Queues for the monitor. */
    int ENTERING = 1;
    /** Waits for a notification. */
    int WAITING = 2;

    /** The lock word of the monitor. */
    @At(0)
    Address monitor();

    @At(0)
    void monitor(Address word);

    /** Links of the list; zero at its ends. */
    @At(8)
    Address next();

    @At(8)
    void next(Address waiter);

    @At(16)
    Address previous();

    @At(16)
    void previous(Address waiter);

    int STATE = 24;

    @At(STATE)
    int state();

    /** Entries beyond the first that the thread has once it owns the monitor. */
    @At(28)
    int recursion();

    @At(28)
    void recursion(int entries);

    /** How often it was woken and found that another had been quicker. */
    @At(32)
    int losses();

    @At(32)
    void losses(int count);

    /** Not 0 from its wake-up until it has looked at the monitor. */
    @At(36)
    int woken();

    @At(36)
    void woken(int flag);
}
