package mellos.runtime.monitor;

import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.TimeSource;
import mellos.runtime.thread.Parking;

/**
 * {@code Object.wait} and {@code notify}. Waiting threads stand in lists, one list for all objects whose hashes fall
 * together; each list is guarded by its own monitor, which is held for a few instructions and never while another is
 * taken.
 */
public final class WaitSets {
    private static final int LISTS = 64;
    private static final WaitSets[] SETS = newSets();

    private Waiter first;
    private Waiter last;

    private WaitSets() {}

    private static WaitSets[] newSets() {
        WaitSets[] sets = new WaitSets[LISTS];
        for (int i = 0; i < LISTS; i++) {
            sets[i] = new WaitSets();
        }
        return sets;
    }

    /**
     * Waits for a notification of {@code object}, whose monitor the caller holds.
     *
     * @param nanos 0 for no limit
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static void await(Object object, long nanos) throws InterruptedException {
        Monitor.ownedWord(object);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long deadline = nanos == 0 ? Long.MAX_VALUE : TimeSource.monotonicNanos() + nanos;
        WaitSets set = of(object);
        Waiter waiter = new Waiter(object, Parking.current());
        set.add(waiter);
        int held = Monitor.release(object);
        while (!waiter.notified && !Thread.currentThread().isInterrupted() && TimeSource.monotonicNanos() < deadline) {
            Parking.park(deadline);
        }
        boolean withoutNotification = set.remove(waiter);
        Monitor.reenter(object, held);
        if (withoutNotification && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    public static void notifyOne(Object object) {
        Monitor.ownedWord(object);
        of(object).wake(object);
    }

    public static void notifyAll(Object object) {
        Monitor.ownedWord(object);
        WaitSets set = of(object);
        while (set.wake(object)) {
            // Until nobody is left.
        }
    }

    private static WaitSets of(Object object) {
        return SETS[ObjectHeader.identityHash(object) % LISTS];
    }

    private synchronized void add(Waiter waiter) {
        if (first == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
    }

    /** False if a notification had taken it out already. */
    private synchronized boolean remove(Waiter waiter) {
        Waiter before = null;
        for (Waiter other = first; other != null; before = other, other = other.next) {
            if (other == waiter) {
                unlink(before, other);
                return true;
            }
        }
        return false;
    }

    /** Takes out and wakes the longest waiting one; false if there is none. */
    private synchronized boolean wake(Object object) {
        Waiter before = null;
        for (Waiter waiter = first; waiter != null; before = waiter, waiter = waiter.next) {
            if (waiter.object == object) {
                unlink(before, waiter);
                waiter.notified = true;
                waiter.parking.unpark();
                return true;
            }
        }
        return false;
    }

    private void unlink(Waiter before, Waiter waiter) {
        if (before == null) {
            first = waiter.next;
        } else {
            before.next = waiter.next;
        }
        if (last == waiter) {
            last = before;
        }
    }

    private static final class Waiter {
        private final Object object;
        private final Parking parking;
        private volatile boolean notified;
        private Waiter next;

        Waiter(Object object, Parking parking) {
            this.object = object;
            this.parking = parking;
        }
    }
}
