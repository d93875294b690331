package mellos.selftest.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.selftest.report.Online;

/**
 * A task sleeps on every processor until that processor's timer has counted three ticks. A host that stalls the machine
 * can let a deadline pass before the task sleeps: that sleep takes no tick.
 */
final class TicksTask implements TestTask {
    private static final int TICKS = 3;

    @Override
    public String name() {
        return "ticks";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        Scheduler scheduler = Scheduling.scheduler();
        int[] processors = Online.processors();
        Group group = new Group();
        for (int processor : processors) {
            group.start("ticks-" + processor, Priority.HIGH, ProcessorSet.of(processor), () -> {
                long before = scheduler.counters(processor).ticks;
                Patience patience = new Patience("processor " + processor + " takes " + TICKS + " ticks");
                while (scheduler.counters(processor).ticks < before + TICKS) {
                    Tasks.sleepMillis(2);
                    patience.check();
                }
            });
        }
        group.await();
        return "every one of " + processors.length + " processors took " + TICKS + " ticks or more";
    }
}
