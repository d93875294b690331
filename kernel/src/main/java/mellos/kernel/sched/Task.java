package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * A thread of the kernel: what runs, and all that the scheduler keeps about it. Links are part of it, so that moving a
 * task from queue to queue allocates nothing.
 *
 * <p>Unless said otherwise a field is guarded by the lock of the run queue that {@link #home} names. A task that is
 * READY but in no queue belongs to the processor that moves it.
 */
@NoHeap
public final class Task {
    /** Set once, by the {@link TaskTable}, before anybody else knows the task. */
    int id;

    private final String name;
    private final Runnable body;
    volatile int level;

    /** Set by its maker before the task is first ready, then read by the machine alone. */
    private Object context;

    volatile TaskState state = TaskState.NEW;
    /**
     * Index of the run queue that this task belongs to: the one it is in, runs on, blocked on, or is on its way to.
     * Changes only under the lock of the queue that the task leaves: whoever holds the lock of the queue named here
     * knows that the task stays with it.
     */
    volatile int home;

    volatile ProcessorSet affinity;

    /** Links of the {@link TaskQueue} that {@link #queue} is. */
    Task next;

    Task previous;
    TaskQueue queue;

    /** Link of a {@link WaitList}, guarded by that list's lock. */
    Task nextWaiting;

    final Alarm alarm = new Alarm(this);
    /** A wake that came while the task was not blocked; the next block takes it and returns at once. */
    boolean wakePending;
    /** The task gave up the processor although it could go on. */
    boolean yielding;

    /** An interrupt took the processor from it, or is about to: it stands at no poll. */
    boolean cut;

    boolean ranBefore;

    long switches;
    volatile boolean ended;
    final WaitList joiners = new WaitList();

    /** @param level a priority's ordinal or {@link Priority#IDLE} */
    Task(String name, Runnable body, int level, ProcessorSet affinity) {
        this.name = name;
        this.body = body;
        this.level = level;
        this.affinity = affinity;
    }

    /** From 1, unique among living tasks. */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Runnable body() {
        return body;
    }

    /** 0 high, 1 normal, 2 low, 3 idle. */
    public int level() {
        return level;
    }

    public TaskState state() {
        return state;
    }

    /** The processor it runs on, waits for, or ran on last. */
    public int processor() {
        return home;
    }

    /** How often it was given a processor. */
    public long switches() {
        return switches;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** What {@link SchedulerMachine} keeps about this task: its stack and saved registers. */
    public Object context() {
        return context;
    }

    public void attach(Object machineContext) {
        context = machineContext;
    }

    boolean isIdle() {
        return level == Priority.IDLE;
    }
}
