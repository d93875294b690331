package mellos.kernel.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;

/** A task sleeps three times on every processor; each sleep ends with that processor's timer, which counts. */
final class TicksTask implements TestTask {
    private static final int SLEEPS = 3;

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
                for (int i = 0; i < SLEEPS; i++) {
                    Tasks.sleepMillis(2);
                }
                long ticks = scheduler.counters(processor).ticks - before;
                TestFailure.unless(ticks >= SLEEPS, "processor " + processor + " took " + ticks + " ticks");
            });
        }
        group.await();
        return "every one of " + processors.length + " processors took " + SLEEPS + " ticks or more";
    }
}
