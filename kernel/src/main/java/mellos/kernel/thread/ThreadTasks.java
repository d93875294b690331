package mellos.kernel.thread;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.thread.ThreadAttachment;
import mellos.runtime.thread.ThreadEntry;

/** Java threads as tasks of the scheduler: what {@code mellos.runtime.platform.PlatformThreads} asks for. */
@RawMemory("a thread block of the kernel is a TaskBlock, which holds its task")
public final class ThreadTasks {
    /** How long a spinning thread rests for those of lower priority, one of which may hold what it spins for. */
    private static final long REST_NANOS = 50_000;

    private ThreadTasks() {}

    /** See {@code PlatformThreads.yield}. */
    @NoHeap
    public static void giveWay() {
        if (!Flags.enableInterrupts(Cpu.flags()) || !Scheduling.isEntered()) {
            Cpu.pause();
            return;
        }
        Scheduling.scheduler().yieldToAll(REST_NANOS);
    }

    /** See {@code PlatformThreads.park}. */
    @Blocking
    public static void park(long deadlineNanos) {
        if (CurrentThread.block().parkPermit() == 0) {
            Scheduling.scheduler().block(deadlineNanos);
        }
    }

    /** See {@code PlatformThreads.unpark}. */
    @NoHeap
    public static void unpark(ThreadBlock thread) {
        Address task = Address.ofStruct(thread).as(TaskBlock.class).task();
        Scheduling.scheduler().wake((Task) task.toObject());
    }

    /** See {@code PlatformThreads.sleep}. */
    @Blocking
    public static void sleep(long nanos) {
        Scheduler scheduler = Scheduling.scheduler();
        long now = scheduler.nowNanos();
        long deadline = now + nanos;
        scheduler.sleepUntil(deadline < now ? Long.MAX_VALUE : deadline);
    }

    /** Runs a {@code java.lang.Thread} as a task. Its priorities 1 to 3 are low, 4 to 7 normal, 8 to 10 high. */
    public static boolean start(Thread thread, long stackBytes) {
        Priority priority = priorityOf(thread.getPriority());
        // First what may fail: the scheduler's table keeps a task that was made.
        TaskContext context = Scheduling.pools().forThread(stackBytes).take();
        Task task = Scheduling.scheduler()
                .create(thread.getName(), priority, ProcessorSet.ALL, () -> ThreadEntry.run(thread));
        context.prepare(task);
        ThreadAttachment.attach(context.address().as(ThreadBlock.class), thread);
        Scheduling.scheduler().start(task);
        return true;
    }

    /** See {@code PlatformThreads.setPriority}. */
    public static void setPriority(ThreadBlock thread, int javaPriority) {
        Task task = (Task) Address.ofStruct(thread).as(TaskBlock.class).task().toObject();
        Scheduling.scheduler().setPriority(task, priorityOf(javaPriority));
    }

    private static Priority priorityOf(int javaPriority) {
        if (javaPriority >= 8) {
            return Priority.HIGH;
        }
        return javaPriority <= 3 ? Priority.LOW : Priority.NORMAL;
    }
}
