package mellos.selftest.task;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.thread.Scheduling;
import mellos.selftest.report.Online;

/**
 * Tasks that fall asleep in one order wake in the order of their deadlines, none before its own. A host that stalls the
 * machine can keep a task from falling asleep in time; then the try says nothing and is repeated with more time.
 */
final class SleepTask implements TestTask {
    private static final int[] STEPS = {5, 1, 4, 2, 3};
    private static final long FIRST_STEP_NANOS = 3_000_000;
    private static final int TRIES = 6;

    private final int[] woken = new int[STEPS.length];
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean late;

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        long step = FIRST_STEP_NANOS;
        for (int i = 0; i < TRIES; i++) {
            late = false;
            next.set(0);
            sleepAll(step);
            if (!late && isAscending()) {
                return "woke in the order " + order();
            }
            step *= 3;
        }
        throw new TestFailure(
                late
                        ? "the machine is too slow to fall asleep in " + step / 1_000_000 + " ms"
                        : "woke in the order " + order());
    }

    private void sleepAll(long step) {
        ProcessorSet one = ProcessorSet.of(Online.processors()[0]);
        long start = Scheduling.scheduler().nowNanos();
        Group group = new Group();
        for (int number : STEPS) {
            group.start("sleeper-" + number, Priority.HIGH, one, () -> sleep(start + number * step, number));
        }
        group.await();
    }

    private void sleep(long deadline, int number) {
        if (Scheduling.scheduler().nowNanos() >= deadline) {
            late = true;
        }
        Scheduling.scheduler().sleepUntil(deadline);
        woken[next.getAndIncrement()] = number;
        TestFailure.unless(Scheduling.scheduler().nowNanos() >= deadline, "woke before its deadline");
    }

    /** A host can stall the machine between the look at the clock and the sleep, too. */
    private boolean isAscending() {
        for (int i = 1; i < woken.length; i++) {
            if (woken[i] < woken[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private String order() {
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < woken.length; i++) {
            order.append(i == 0 ? "" : " ").append(woken[i]);
        }
        return order.toString();
    }
}
