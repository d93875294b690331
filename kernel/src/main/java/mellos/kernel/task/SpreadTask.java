package mellos.kernel.task;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;

/**
 * As many tasks as processors, each of which keeps its processor until all of them run: they can only all run when each has a processor of its
 * own.
 */
final class SpreadTask implements TestTask {
    private final AtomicInteger running = new AtomicInteger();
    private final boolean[] used = new boolean[ProcessorSet.LIMIT];

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        int count = Online.processors().length;
        Group group = new Group();
        for (int i = 0; i < count; i++) {
            group.start("spread-" + i, Priority.HIGH, ProcessorSet.ALL, () -> runTogether(count));
        }
        group.await();
        int processors = 0;
        for (boolean one : used) {
            processors += one ? 1 : 0;
        }
        TestFailure.unless(processors == count, processors + " of " + count + " processors ran a task");
        return count + " tasks ran at the same time on " + count + " processors";
    }

    private void runTogether(int count) {
        running.incrementAndGet();
        Patience patience = new Patience("all " + count + " tasks run at once");
        while (running.get() < count) {
            patience.check();
        }
        used[Online.here()] = true;
    }
}
