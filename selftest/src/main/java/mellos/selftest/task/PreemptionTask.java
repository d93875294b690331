package mellos.selftest.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.thread.Tasks;
import mellos.selftest.report.Online;

/**
 * On every processor a loop without calls spins until another task of the same priority on the same processor tells it
 * to stop. That task can only run if the loop is stopped by the timer. The loop computes meanwhile with integers and
 * doubles; both must come out as they do undisturbed, so the switch loses no register.
 */
final class PreemptionTask implements TestTask {
    private static final int SETTLED = 50_000;

    private static final class Spinner {
        volatile boolean stop;
        volatile boolean spinning;
        volatile boolean stoppedByOther;
    }

    @Override
    public String name() {
        return "preemption";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        int[] processors = Online.processors();
        Group group = new Group();
        for (int processor : processors) {
            Spinner spinner = new Spinner();
            ProcessorSet here = ProcessorSet.of(processor);
            group.start("spinner-" + processor, Priority.NORMAL, here, () -> spin(spinner));
            group.start("stopper-" + processor, Priority.NORMAL, here, () -> stop(spinner));
        }
        group.await();
        return "a loop without calls was stopped on each of " + processors.length + " processors, its registers intact";
    }

    private static void stop(Spinner spinner) {
        // Runs on the spinner's processor: if it sees the loop under way, the loop was interrupted.
        Patience patience = new Patience("the loop spins");
        while (!spinner.spinning) {
            patience.check();
            Tasks.giveWay();
        }
        spinner.stoppedByOther = true;
        spinner.stop = true;
    }

    private static void spin(Spinner spinner) {
        long integers = 1;
        double fraction = 1.0;
        long rounds = 0;
        spinner.spinning = true;
        while (!spinner.stop) {
            integers = integers * 6364136223846793005L + 1442695040888963407L;
            fraction = fraction * 0.999 + 0.25;
            rounds++;
        }
        TestFailure.unless(spinner.stoppedByOther, "the loop ended by itself");
        long expected = 1;
        for (long i = 0; i < rounds; i++) {
            expected = expected * 6364136223846793005L + 1442695040888963407L;
        }
        TestFailure.unless(integers == expected, "an integer register was lost");
        double settled = 1.0;
        for (long i = 0; i < Math.min(rounds, SETTLED); i++) {
            settled = settled * 0.999 + 0.25;
        }
        TestFailure.unless(Math.abs(settled - fraction) < 1e-9, "a floating-point register was lost");
    }
}
