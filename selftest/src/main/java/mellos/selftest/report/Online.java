package mellos.selftest.report;

import mellos.kernel.sched.Scheduler;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;

/** The processors that schedule, without the holes. */
public final class Online {
    private Online() {}

    /** Indices of the processors online, ascending. */
    public static int[] processors() {
        Scheduler scheduler = Scheduling.scheduler();
        int[] online = new int[scheduler.onlineCount()];
        int count = 0;
        for (int i = 0; i < scheduler.processors() && count < online.length; i++) {
            if (scheduler.isOnline(i)) {
                online[count++] = i;
            }
        }
        return online;
    }

    /** The processor that the calling task runs on; it may run on another one as soon as it is told. */
    public static int here() {
        return Tasks.current().processor();
    }
}
