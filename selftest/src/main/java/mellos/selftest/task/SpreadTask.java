package mellos.selftest.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.selftest.report.Online;

/**
 * As many tasks as processors, each of which keeps a processor busy until every processor has been used: new tasks are
 * spread, and two that share a processor are parted.
 */
final class SpreadTask implements TestTask {
    private final Visits visits = new Visits();

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
            group.start("spread-" + i, Priority.HIGH, ProcessorSet.ALL, () -> visits.visitUntil(count));
        }
        group.await();
        return count + " tasks used " + count + " processors";
    }
}
