package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * One processor's ready tasks, its current one, and the alarms of the tasks that blocked here. Everything but the
 * counters and {@link #readyCount} is guarded by {@link #lock}; others may read the volatile fields to decide where to
 * look.
 */
@NoHeap
final class RunQueue {
    /** How long a task keeps the processor while others wait for it. */
    static final long SLICE_NANOS = 4_000_000;
    /** How long a task waits in a queue, at most, while another processor idles. */
    static final long SPREAD_NANOS = 100_000;

    final int index;
    final Lock lock;
    final Task idle;
    final Counters counters = new Counters();
    final AlarmHeap alarms = new AlarmHeap();
    private final TaskQueue high = new TaskQueue();
    private final TaskQueue normal = new TaskQueue();
    private final TaskQueue low = new TaskQueue();

    /** The processor schedules. Never becomes false again. */
    volatile boolean online;

    volatile Task current;
    volatile int readyCount;
    /** Ready tasks that an interrupt has cut off. */
    volatile int cutCount;

    /** End of the current task's time slice. */
    long sliceEnd;
    /** When to look for an idle processor that could take what waits here; {@link Long#MAX_VALUE} if nothing waits. */
    long spreadAt = Long.MAX_VALUE;
    /** What the timer was last armed for. */
    long armedFor = Long.MAX_VALUE;
    /** The task that this processor is switching away from. */
    Task outgoing;

    RunQueue(int index, Lock lock, Task idle) {
        this.index = index;
        this.lock = lock;
        this.idle = idle;
        this.current = idle;
    }

    /** The queue of a level, 0 to 2. */
    TaskQueue ready(int level) {
        return switch (level) {
            case 0 -> high;
            case 1 -> normal;
            default -> low;
        };
    }

    /** The most urgent level with a ready task, {@link Priority#IDLE} if there is none. */
    int bestLevel() {
        if (!high.isEmpty()) {
            return 0;
        }
        if (!normal.isEmpty()) {
            return 1;
        }
        return low.isEmpty() ? Priority.IDLE : 2;
    }

    void addLast(Task task) {
        task.state = TaskState.READY;
        ready(task.level).addLast(task);
        count(task, 1);
    }

    void addFirst(Task task) {
        task.state = TaskState.READY;
        ready(task.level).addFirst(task);
        count(task, 1);
    }

    void remove(Task task) {
        ready(task.level).remove(task);
        count(task, -1);
    }

    private void count(Task task, int change) {
        readyCount += change;
        if (task.cut) {
            cutCount += change;
        }
    }

    /**
     * While the world is to stand: a task that must run on to its next poll leaves the queue; the idle task if none.
     */
    Task takeCut() {
        for (int level = 0; cutCount > 0 && level < Priority.COUNT; level++) {
            for (Task task = ready(level).last(); task != null; task = task.previous) {
                if (task.cut) {
                    remove(task);
                    return task;
                }
            }
        }
        return idle;
    }

    /** The most urgent ready task, which leaves the queue; the idle task if there is none. */
    Task takeBest() {
        int level = bestLevel();
        if (level == Priority.IDLE) {
            return idle;
        }
        Task task = ready(level).first();
        remove(task);
        return task;
    }

    /**
     * The task that another processor may take: of the most urgent level that has one, the one that would have to wait
     * longest.
     *
     * @return null if none may run there
     */
    Task findLastFor(int processor) {
        for (int level = 0; level < Priority.COUNT; level++) {
            for (Task task = ready(level).last(); task != null; task = task.previous) {
                if (task.affinity.contains(processor)) {
                    return task;
                }
            }
        }
        return null;
    }

    boolean isIdle() {
        return current == idle && readyCount == 0;
    }

    /** Ready and running tasks. */
    int load() {
        return readyCount + (current == idle ? 0 : 1);
    }

    /** When the timer is needed next: for an alarm, or for the end of a slice if somebody waits. */
    long nextDeadline() {
        long alarm = alarms.firstDeadline();
        if (readyCount == 0) {
            return alarm;
        }
        long slice = current == idle ? Long.MAX_VALUE : sliceEnd;
        return Math.min(alarm, Math.min(slice, spreadAt));
    }
}
