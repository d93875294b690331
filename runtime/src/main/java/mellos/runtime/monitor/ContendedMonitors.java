package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.thread.Resting;

/**
 * Monitors that threads wait for: what a thread does that finds one taken, lets one go that others queue for, or waits
 * for a notification. {@link MonitorQueue} has the steps that the bucket's lock guards. A notified thread moves from
 * those who wait to the queue and is woken when its turn has come.
 */
@NoHeap
@BuildTime
@RawMemory("a word that names nobody is changed by exchange")
final class ContendedMonitors {
    private static final int SPINS = 40;

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
        Waiter waiter = Waiters.of(self);
        table.lock(bucket);
        boolean taken = MonitorQueue.takeOrMark(word, owned);
        if (!taken) {
            waiter.monitor(word);
            waiter.recursion(recursion);
            MonitorQueue.join(bucket, waiter);
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
        Address next = MonitorQueue.letGo(bucket, word);
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
        Waiter waiter = Waiters.of(self);
        Bucket bucket = table.bucketOf(word);
        waiter.monitor(word);
        waiter.recursion(LockWord.recursion(word.loadIntVolatile()));
        table.lock(bucket);
        Waiters.state(waiter, Waiter.WAITING);
        Waiters.append(Waiters.waiting(bucket), waiter);
        Address next = MonitorQueue.letGo(bucket, word);
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
            MonitorQueue.join(bucket, Waiters.at(first));
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
        boolean mine = Waiters.state(waiter) == Waiter.IDLE || MonitorQueue.take(bucket, waiter, thread);
        table.unlock(bucket);
        return mine;
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
            threads.wake(Waiters.threadOf(waiter));
        }
    }
}
