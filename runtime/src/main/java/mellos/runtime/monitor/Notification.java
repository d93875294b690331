package mellos.runtime.monitor;

import mellos.runtime.platform.TimeSource;

/** {@code Object.wait} and {@code notify}. */
final class Notification {
    private Notification() {}

    /**
     * Waits for a notification of {@code object}, whose monitor the caller holds.
     *
     * @param nanos 0 for no limit
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    static void await(Object object, long nanos) throws InterruptedException {
        Monitor.checkOwner(object);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean notified = Monitor.await(object, deadline(nanos));
        // An interrupt beside a notification is kept for later: the notification must not be lost.
        if (!notified && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    static void notifyOne(Object object) {
        Monitor.checkOwner(object);
        Monitor.notifyOne(object);
    }

    static void notifyAll(Object object) {
        Monitor.checkOwner(object);
        while (Monitor.notifyOne(object)) {
            // Until nobody waits.
        }
    }

    private static long deadline(long nanos) {
        long deadline = TimeSource.monotonicNanos() + nanos;
        return nanos == 0 || deadline < 0 ? Long.MAX_VALUE : deadline;
    }
}
