package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.thread.Resting;

/**
 * Monitors that threads wait for. The lock word has {@link LockWord#CONTENDED} exactly while threads queue to enter,
 * and changes that bit under the bucket's lock alone: so an owner either lets go with one exchange of a word without
 * the bit, or comes here and finds the queue.
 *
 * <p>Who lets go wakes the first in the queue and leaves the monitor free: a thread that runs may take it before the
 * woken one does, which spares a switch of threads for each turn. Whoever lost so a few times is given the monitor
 * outright. A notified thread moves from those who wait to the queue and is woken when its turn has come.
 */
@NoHeap
@BuildTime
@RawMemory("a thread changes a word that names it, or one that names nobody by exchange")
final class ContendedMonitors {
    private static final int SPINS = 40;
    private static final int LOSSES = 3;

    private final ThreadControl threads;
    private final MonitorTable table;

    @MayAllocate("made when the image is built")
    ContendedMonitors(ThreadControl threads) {
        this.threads = threads;
        this.table = new MonitorTable(threads);
    }

    /** Takes a monitor that the running thread does not hold. */
    @Blocking
    void enter(Address word, int recursion) {
        ThreadBlock self = threads.running();
        int owned = LockWord.owned(self.id(), recursion);
        if (spin(word, owned)) {
            return;
        }
        Bucket bucket = table.bucketOf(word);
        Waiter waiter = waiterOf(self);
        table.lock(bucket);
        boolean taken = takeOrMark(word, owned);
        if (!taken) {
            waiter.monitor(word);
            waiter.recursion(recursion);
            queue(bucket, waiter);
        }
        table.unlock(bucket);
        if (!taken) {
            awaitTurn(bucket, waiter, self.id());
        }
    }

    /** Gives up a monitor that the running thread has entered once, or more often and now wants to leave wholly. */
    void exit(Address word) {
        Bucket bucket = table.bucketOf(word);
        table.lock(bucket);
        Address next = letGo(bucket, word);
        table.unlock(bucket);
        wake(next);
    }

    /**
     * Gives up the monitor, waits for a notification, and has the monitor as before.
     *
     * @param deadlineNanos {@link Long#MAX_VALUE} for none
     * @return false without a notification: the deadline has passed, or the thread was interrupted
     */
    @Blocking
    boolean await(Address word, long deadlineNanos) {
        ThreadBlock self = threads.running();
        Waiter waiter = waiterOf(self);
        Bucket bucket = table.bucketOf(word);
        waiter.monitor(word);
        waiter.recursion(LockWord.recursion(word.loadIntVolatile()));
        table.lock(bucket);
        Waiters.state(waiter, Waiter.WAITING);
        Waiters.append(Waiters.waiting(bucket), waiter);
        Address next = letGo(bucket, word);
        table.unlock(bucket);
        wake(next);
        awaitNotification(waiter, deadlineNanos);
        if (withdraw(bucket, waiter)) {
            enter(word, waiter.recursion());
            return false;
        }
        awaitTurn(bucket, waiter, self.id());
        return true;
    }

    /** @return false if nobody waits */
    boolean notifyOne(Address word) {
        Bucket bucket = table.bucketOf(word);
        table.lock(bucket);
        Address first = Waiters.first(Waiters.waiting(bucket), word);
        if (!first.isZero()) {
            Waiters.remove(Waiters.waiting(bucket), Waiters.at(first));
            queue(bucket, Waiters.at(first));
            word.storeIntVolatile(word.loadIntVolatile() | LockWord.CONTENDED);
        }
        table.unlock(bucket);
        return !first.isZero();
    }

    private boolean spin(Address word, int owned) {
        for (int i = 0; i < SPINS; i++) {
            int held = word.loadIntVolatile();
            if (LockWord.owner(held) == 0 && word.compareAndSetInt(held, owned | held & LockWord.CONTENDED)) {
                return true;
            }
            threads.pause();
        }
        return false;
    }

    /** Under the bucket's lock: false when the word tells its owner of a queue. */
    private static boolean takeOrMark(Address word, int owned) {
        while (true) {
            int held = word.loadIntVolatile();
            boolean free = LockWord.owner(held) == 0;
            int wanted = free ? owned | held & LockWord.CONTENDED : held | LockWord.CONTENDED;
            if (word.compareAndSetInt(held, wanted)) {
                return free;
            }
        }
    }

    private static void queue(Bucket bucket, Waiter waiter) {
        waiter.losses(0);
        waiter.woken(0);
        Waiters.state(waiter, Waiter.ENTERING);
        Waiters.append(Waiters.entering(bucket), waiter);
    }

    @Blocking
    private void awaitTurn(Bucket bucket, Waiter waiter, int thread) {
        while (!isMine(bucket, waiter, thread)) {
            threads.rest(Resting.BLOCKED, Long.MAX_VALUE);
        }
    }

    private boolean isMine(Bucket bucket, Waiter waiter, int thread) {
        if (Waiters.state(waiter) == Waiter.IDLE) {
            return true;
        }
        table.lock(bucket);
        boolean mine = Waiters.state(waiter) == Waiter.IDLE || take(bucket, waiter, thread);
        table.unlock(bucket);
        return mine;
    }

    /** Under the bucket's lock, for a thread in the queue. */
    private static boolean take(Bucket bucket, Waiter waiter, int thread) {
        Address word = waiter.monitor();
        int owned = LockWord.owned(thread, waiter.recursion());
        if (word.compareAndSetInt(LockWord.CONTENDED, owned | LockWord.CONTENDED)) {
            leaveQueue(bucket, waiter, owned);
            return true;
        }
        waiter.losses(waiter.losses() + waiter.woken());
        waiter.woken(0);
        return false;
    }

    /** Its word, too, says that the waiter is the owner now, and whether there are others. */
    private static void leaveQueue(Bucket bucket, Waiter waiter, int owned) {
        Address word = waiter.monitor();
        Waiters.remove(Waiters.entering(bucket), waiter);
        boolean others = !Waiters.first(Waiters.entering(bucket), word).isZero();
        word.storeIntVolatile(others ? owned | LockWord.CONTENDED : owned);
        Waiters.state(waiter, Waiter.IDLE);
    }

    /** Under the bucket's lock, by the owner. Gives the waiter that is to be woken, or zero. */
    private static Address letGo(Bucket bucket, Address word) {
        Address first = Waiters.first(Waiters.entering(bucket), word);
        if (first.isZero()) {
            word.storeIntVolatile(LockWord.FREE);
            return first;
        }
        Waiter next = Waiters.at(first);
        if (next.losses() >= LOSSES) {
            leaveQueue(bucket, next, LockWord.owned(blockOf(first).id(), next.recursion()));
            return first;
        }
        word.storeIntVolatile(LockWord.CONTENDED);
        boolean alreadyWoken = next.woken() != 0;
        next.woken(1);
        return alreadyWoken ? Address.zero() : first;
    }

    @Blocking
    private void awaitNotification(Waiter waiter, long deadlineNanos) {
        int status = deadlineNanos == Long.MAX_VALUE ? Resting.WAITING : Resting.TIMED_WAITING;
        while (Waiters.state(waiter) == Waiter.WAITING
                && !threads.isInterrupted()
                && (deadlineNanos == Long.MAX_VALUE || threads.nowNanos() < deadlineNanos)) {
            threads.rest(status, deadlineNanos);
        }
    }

    /** False if a notification was quicker: then the waiter stands in the queue. */
    private boolean withdraw(Bucket bucket, Waiter waiter) {
        table.lock(bucket);
        boolean waits = Waiters.state(waiter) == Waiter.WAITING;
        if (waits) {
            Waiters.remove(Waiters.waiting(bucket), waiter);
            Waiters.state(waiter, Waiter.IDLE);
        }
        table.unlock(bucket);
        return waits;
    }

    /** Without the bucket's lock: the woken thread may be more urgent and would spin for it. */
    private void wake(Address waiter) {
        if (!waiter.isZero()) {
            threads.wake(blockOf(waiter));
        }
    }

    static Waiter waiterOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlockLayout.THREAD_WAITER).as(Waiter.class);
    }

    private static ThreadBlock blockOf(Address waiter) {
        return waiter.plus(-ThreadBlockLayout.THREAD_WAITER).as(ThreadBlock.class);
    }
}
