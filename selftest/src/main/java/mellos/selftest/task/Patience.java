package mellos.selftest.task;

import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;

/** Waiting for something that must happen, without waiting for ever when it does not. */
final class Patience {
    /** For a slow host, and for the many emulated processors that share it. */
    private static final long NANOS = 30_000_000_000L;

    private static final long NANOS_FOR_EACH = 1_000_000_000L;

    private final String what;
    private final long end = Scheduling.scheduler().nowNanos()
            + NANOS
            + NANOS_FOR_EACH * Scheduling.scheduler().onlineCount();

    /** @param what it is waited for, as a clause */
    Patience(String what) {
        this.what = what;
    }

    /**
     * Once in each turn of a waiting loop. Pauses the processor: an emulator with one thread for all processors then
     * goes on with the next.
     *
     * @throws TestFailure when it has taken too long
     */
    void check() {
        Tasks.pause();
        if (Scheduling.scheduler().nowNanos() > end) {
            throw new TestFailure("waited in vain until " + what);
        }
    }
}
