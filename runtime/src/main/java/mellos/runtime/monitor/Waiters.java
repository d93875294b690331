package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.runtime.platform.ThreadBlock;

/** What is done with a {@link WaiterList}. The caller holds the bucket's lock. */
@NoHeap
@RawMemory("a waiter is a part of its thread's block, and a thread that is in a list does not end")
final class Waiters {
    private Waiters() {}

    /** A thread's own. */
    static Waiter of(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlockLayout.THREAD_WAITER).as(Waiter.class);
    }

    /** Whose the waiter is. */
    static ThreadBlock threadOf(Address waiter) {
        return waiter.plus(-ThreadBlockLayout.THREAD_WAITER).as(ThreadBlock.class);
    }

    /** Threads that queue to enter. */
    static WaiterList entering(Bucket bucket) {
        return Address.ofStruct(bucket).plus(Bucket.ENTERING).as(WaiterList.class);
    }

    /** Threads that wait for a notification. */
    static WaiterList waiting(Bucket bucket) {
        return Address.ofStruct(bucket).plus(Bucket.WAITING).as(WaiterList.class);
    }

    static void append(WaiterList list, Waiter waiter) {
        Address added = Address.ofStruct(waiter);
        Address last = list.last();
        waiter.previous(last);
        waiter.next(Address.zero());
        if (last.isZero()) {
            list.first(added);
        } else {
            at(last).next(added);
        }
        list.last(added);
    }

    static void remove(WaiterList list, Waiter waiter) {
        Address next = waiter.next();
        Address previous = waiter.previous();
        if (previous.isZero()) {
            list.first(next);
        } else {
            at(previous).next(next);
        }
        if (next.isZero()) {
            list.last(previous);
        } else {
            at(next).previous(previous);
        }
    }

    /** The longest waiting one for this monitor; zero if there is none. */
    static Address first(WaiterList list, Address monitor) {
        Address waiter = list.first();
        while (!waiter.isZero() && at(waiter).monitor().bits() != monitor.bits()) {
            waiter = at(waiter).next();
        }
        return waiter;
    }

    static Waiter at(Address waiter) {
        return waiter.as(Waiter.class);
    }

    /** Seen by the waiter's own thread without the lock. */
    static int state(Waiter waiter) {
        return Address.ofStruct(waiter).plus(Waiter.STATE).loadIntVolatile();
    }

    /** IDLE gives the monitor away: everything else about the waiter is stored before. */
    static void state(Waiter waiter, int state) {
        Address.ofStruct(waiter).plus(Waiter.STATE).storeIntVolatile(state);
    }
}
