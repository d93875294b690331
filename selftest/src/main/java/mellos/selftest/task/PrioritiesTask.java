package mellos.selftest.task;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.selftest.report.Online;

/**
 * Tasks of all priorities become ready on one processor, the least urgent first; they must run the most urgent first.
 * The task that makes them has the highest priority itself, so none of the lower ones can run before all are ready.
 */
final class PrioritiesTask implements TestTask {
    private static final int OF_EACH = 3;

    private final char[] order = new char[OF_EACH * 3];
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public String name() {
        return "priorities";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        ProcessorSet one = ProcessorSet.of(Online.processors()[0]);
        Group conductors = new Group();
        Group group = new Group();
        conductors.start("conductor", Priority.HIGH, one, () -> {
            for (int i = 0; i < OF_EACH; i++) {
                add(group, Priority.LOW, one);
                add(group, Priority.NORMAL, one);
                add(group, Priority.HIGH, one);
            }
        });
        conductors.await();
        group.await();
        String seen = new String(order);
        TestFailure.unless(seen.equals("HHHNNNLLL"), "ran in the order " + seen);
        return "ran in the order " + seen;
    }

    private void add(Group group, Priority priority, ProcessorSet one) {
        group.start(
                "priority-" + priority,
                priority,
                one,
                () -> order[next.getAndIncrement()] = priority.name().charAt(0));
    }
}
