package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * Where a task goes. Looks at other processors' queues without their locks, so an answer may be out of date by the time
 * it is used; it is always a processor that the task may run on.
 */
@NoHeap
final class Placement {
    private final RunQueue[] queues;
    private volatile int nextStart;

    /** @param queues by processor index; null where there is no processor */
    Placement(RunQueue[] queues) {
        this.queues = queues;
    }

    RunQueue at(int processor) {
        return processor < 0 || processor >= queues.length ? null : queues[processor];
    }

    int slots() {
        return queues.length;
    }

    private boolean isUsable(int processor, Task task) {
        RunQueue queue = queues[processor];
        return queue != null && queue.online && task.affinity.contains(processor);
    }

    boolean isAllowedSomewhere(ProcessorSet affinity) {
        for (int i = 0; i < queues.length; i++) {
            if (queues[i] != null && queues[i].online && affinity.contains(i)) {
                return true;
            }
        }
        return false;
    }

    /** For a new task: the least loaded processor, ties broken in turn so that equals are spread. */
    int leastLoadedFor(Task task) {
        int start = nextStart;
        int best = -1;
        int bestLoad = Integer.MAX_VALUE;
        for (int i = 0; i < queues.length; i++) {
            int processor = (start + i) % queues.length;
            if (isUsable(processor, task)) {
                int load = queues[processor].load();
                if (load < bestLoad) {
                    best = processor;
                    bestLoad = load;
                }
            }
        }
        nextStart = best < 0 ? start : (best + 1) % queues.length;
        return best;
    }

    /**
     * For a woken task: where it ran last, whose caches know it, unless that processor is busy and the waker's is
     * another. Then one that idles, if there is one. A task woken on its own processor stays there: most wakers are
     * about to wait themselves.
     *
     * @param waker the processor that wakes it
     */
    int wakeFor(Task task, int waker) {
        int home = task.home;
        if (!isUsable(home, task)) {
            return leastLoadedFor(task);
        }
        if (home == waker || queues[home].isIdle()) {
            return home;
        }
        int idle = idleFor(task, home);
        return idle < 0 ? home : idle;
    }

    private int idleFor(Task task, int start) {
        for (int i = 1; i < queues.length; i++) {
            int processor = (start + i) % queues.length;
            if (isUsable(processor, task) && queues[processor].isIdle()) {
                return processor;
            }
        }
        return -1;
    }

    /** Whether some other processor has nothing to do. */
    boolean someoneIdles(RunQueue besides) {
        for (int i = 0; i < queues.length; i++) {
            RunQueue other = queues[i];
            if (other != null && other != besides && other.online && other.isIdle()) {
                return true;
            }
        }
        return false;
    }
}
