package mellos.selftest.task;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.kernel.sched.ProcessorSet;
import mellos.selftest.report.Online;

/** The processors that some tasks have run on. */
final class Visits {
    private final boolean[] visited = new boolean[ProcessorSet.LIMIT];
    private final AtomicInteger count = new AtomicInteger();

    /** Keeps the calling task's processor busy until this many processors have been visited. */
    void visitUntil(int processors) {
        Patience patience = new Patience("all " + processors + " processors have been used");
        do {
            int here = Online.here();
            // Looked at without the lock first: dozens of tasks that fight for it would not keep their processors busy.
            if (!visited[here]) {
                note(here);
            }
            patience.check();
        } while (count.get() < processors);
    }

    private synchronized void note(int processor) {
        if (!visited[processor]) {
            visited[processor] = true;
            count.incrementAndGet();
        }
    }
}
