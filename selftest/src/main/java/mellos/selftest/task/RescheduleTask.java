package mellos.selftest.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.kernel.sched.TaskState;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;
import mellos.selftest.report.Online;

/**
 * A task that rests on another processor is woken from the first: that takes an interrupt, which its processor counts.
 */
final class RescheduleTask implements TestTask {
    private volatile boolean go;

    @Override
    public String name() {
        return "reschedule-ipi";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        int[] processors = Online.processors();
        if (processors.length == 1) {
            return "one processor: nobody to interrupt";
        }
        Group group = new Group();
        group.start("waker", Priority.NORMAL, ProcessorSet.of(processors[0]), () -> {
            for (int i = 1; i < processors.length; i++) {
                wakeOn(processors[i]);
            }
        });
        group.await();
        return processors.length - 1 + " processors woken by interrupt";
    }

    @Blocking
    private void wakeOn(int processor) {
        Scheduler scheduler = Scheduling.scheduler();
        go = false;
        Task rester = Tasks.start("rester-" + processor, Priority.NORMAL, ProcessorSet.of(processor), () -> {
            while (!go) {
                scheduler.block(Long.MAX_VALUE);
            }
        });
        Patience patience = new Patience("a task rests on processor " + processor);
        while (rester.state() != TaskState.BLOCKED) {
            patience.check();
            Tasks.giveWay();
        }
        long before = scheduler.counters(processor).rescheduleInterrupts;
        go = true;
        scheduler.wake(rester);
        Tasks.join(rester);
        // The processor may see the task before the interrupt arrives; arrive it must.
        Patience arrival = new Patience("the interrupt arrives at processor " + processor);
        while (scheduler.counters(processor).rescheduleInterrupts == before) {
            arrival.check();
        }
    }
}
