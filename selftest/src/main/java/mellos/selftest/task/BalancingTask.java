package mellos.selftest.task;

import java.util.ArrayList;
import java.util.List;
import mellos.kernel.sched.Counters;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.kernel.thread.Scheduling;
import mellos.selftest.report.Online;

/**
 * Three tasks for each processor, all in one processor's queue, then free to go anywhere: they must reach all
 * processors, by stealing or by being given away. Each keeps busy until every processor has been used.
 */
final class BalancingTask implements TestTask {
    private static final int FOR_EACH = 3;

    private final Visits visits = new Visits();

    @Override
    public String name() {
        return "balancing";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        int[] processors = Online.processors();
        long before = moves();
        Group group = new Group();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < FOR_EACH * processors.length; i++) {
            tasks.add(group.start(
                    "heap-" + i,
                    Priority.NORMAL,
                    ProcessorSet.of(processors[0]),
                    () -> visits.visitUntil(processors.length)));
        }
        for (Task task : tasks) {
            Scheduling.scheduler().setAffinity(task, ProcessorSet.ALL);
        }
        group.await();
        long moved = moves() - before;
        TestFailure.unless(moved >= processors.length - 1, "only " + moved + " tasks were moved");
        return FOR_EACH * processors.length + " tasks of one queue reached " + processors.length + " processors";
    }

    private static long moves() {
        Scheduler scheduler = Scheduling.scheduler();
        long moves = 0;
        for (int i = 0; i < scheduler.processors(); i++) {
            Counters counters = scheduler.counters(i);
            moves += counters.steals + counters.pushes;
        }
        return moves;
    }
}
