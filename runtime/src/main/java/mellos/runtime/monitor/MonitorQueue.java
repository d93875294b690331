package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The queue of those who want to enter a monitor, and the lock word that tells of it; the caller holds the bucket's
 * lock. The word has {@link LockWord#CONTENDED} exactly while somebody queues, and changes that bit here alone: so an
 * owner either lets go with one exchange of a word without the bit, or comes here and finds the queue.
 *
 * <p>Who lets go wakes the first and leaves the monitor free: a thread that runs may take it before the woken one does,
 * which spares a switch of threads for each turn. Whoever lost so a few times is given the monitor outright.
 */
@NoHeap
@RawMemory("a thread changes a word that names it, or by exchange one that names nobody")
final class MonitorQueue {
    private static final int LOSSES = 3;

    private MonitorQueue() {}

    /** Takes the monitor if it is free; false when the word tells its owner of a queue. */
    static boolean takeOrMark(Address word, int owned) {
        while (true) {
            int held = word.loadIntVolatile();
            boolean free = LockWord.owner(held) == 0;
            int wanted = free ? owned | held & LockWord.CONTENDED : held | LockWord.CONTENDED;
            if (word.compareAndSetInt(held, wanted)) {
                return free;
            }
        }
    }

    /** Puts a waiter that is in no list at the queue's end. */
    static void join(Bucket bucket, Waiter waiter) {
        waiter.losses(0);
        waiter.woken(0);
        Waiters.state(waiter, Waiter.ENTERING);
        Waiters.append(Waiters.entering(bucket), waiter);
    }

    /** For a thread in the queue that looks whether the monitor is free. */
    static boolean take(Bucket bucket, Waiter waiter, int thread) {
        Address word = waiter.monitor();
        int owned = LockWord.owned(thread, waiter.recursion());
        if (word.compareAndSetInt(LockWord.CONTENDED, owned | LockWord.CONTENDED)) {
            leave(bucket, waiter, owned);
            return true;
        }
        waiter.losses(waiter.losses() + waiter.woken());
        waiter.woken(0);
        return false;
    }

    /** Its word, too, says that the waiter is the owner now, and whether there are others. */
    private static void leave(Bucket bucket, Waiter waiter, int owned) {
        Address word = waiter.monitor();
        Waiters.remove(Waiters.entering(bucket), waiter);
        boolean others = !Waiters.first(Waiters.entering(bucket), word).isZero();
        word.storeIntVolatile(others ? owned | LockWord.CONTENDED : owned);
        Waiters.state(waiter, Waiter.IDLE);
    }

    /** By the owner. Gives the waiter that is to be woken, or zero. */
    static Address letGo(Bucket bucket, Address word) {
        Address first = Waiters.first(Waiters.entering(bucket), word);
        if (first.isZero()) {
            word.storeIntVolatile(LockWord.FREE);
            return first;
        }
        Waiter next = Waiters.at(first);
        if (next.losses() >= LOSSES) {
            leave(bucket, next, LockWord.owned(Waiters.threadOf(first).id(), next.recursion()));
            return first;
        }
        word.storeIntVolatile(LockWord.CONTENDED);
        boolean alreadyWoken = next.woken() != 0;
        next.woken(1);
        return alreadyWoken ? Address.zero() : first;
    }
}
