package mellos.kernel.thread;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.magic.Blocking;
import mellos.magic.Cpu;
import mellos.magic.RawMemory;

/** Tasks, for tasks: the calls that kernel code makes with interrupts enabled. */
@RawMemory("executes pause; touches no memory")
public final class Tasks {
    private Tasks() {}

    /**
     * Makes a task that may run on any processor and lets it run.
     *
     * @throws OutOfMemoryError if there is no memory for its stack
     */
    public static Task start(String name, Priority priority, Runnable body) {
        return start(name, priority, ProcessorSet.ALL, body);
    }

    /**
     * Makes a task and lets it run.
     *
     * @throws IllegalArgumentException if no processor of the set is online
     * @throws OutOfMemoryError if there is no memory for its stack
     */
    public static Task start(String name, Priority priority, ProcessorSet affinity, Runnable body) {
        return start(name, priority, affinity, Scheduling.pools().of(ContextPools.KERNEL_STACK), body);
    }

    static Task start(String name, Priority priority, ProcessorSet affinity, ContextPool pool, Runnable body) {
        Task task = Scheduling.scheduler().create(name, priority, affinity, body);
        pool.take().prepare(task);
        Scheduling.scheduler().start(task);
        return task;
    }

    public static Task current() {
        return Scheduling.scheduler().current();
    }

    @Blocking
    public static void sleepMillis(long millis) {
        Scheduler scheduler = Scheduling.scheduler();
        scheduler.sleepUntil(scheduler.nowNanos() + millis * 1_000_000);
    }

    public static void giveWay() {
        Scheduling.scheduler().giveWay();
    }

    /** Tells the processor that the caller spins. */
    public static void pause() {
        Cpu.pause();
    }

    @Blocking
    public static void join(Task task) {
        Scheduling.scheduler().join(task);
    }

    /** Ends the calling task. Does not return. */
    public static void exit() {
        Scheduling.scheduler().exit();
    }
}
