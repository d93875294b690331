package mellos.kernel.thread;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.sched.Task;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.Cpu;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.gc.PendingReferences;
import mellos.runtime.platform.ThreadBlock;

/** All tasks brought to a stand: what {@code mellos.runtime.platform.World} asks for. */
@NoHeap
@RawMemory("blocks of tasks, while nothing runs")
public final class TaskWorld {
    private TaskWorld() {}

    /** See {@code World.canStop}: a task, with interrupts enabled. */
    public static boolean canStop() {
        return Flags.enableInterrupts(Cpu.flags()) && Scheduling.isEntered();
    }

    /** See {@code World.poll}. */
    public static void poll() {
        if (Scheduling.scheduler() != null && Scheduling.scheduler().isWorldToStand() && canStop()) {
            Scheduling.scheduler().poll();
        }
    }

    /** See {@code World.collect}. */
    @Blocking
    @MayAllocate("a task, which goes on when the world does")
    public static void collect(long request) {
        Scheduling.scheduler().stopWorld(request);
        PendingReferences.announce();
    }

    /** See {@code World.workers}. */
    public static int workers() {
        return Scheduling.scheduler().collectors();
    }

    /** See {@code World.threadLimit}. */
    public static int threadLimit() {
        return Scheduling.scheduler().tasks().limit();
    }

    /** See {@code World.thread}. */
    public static ThreadBlock thread(int number) {
        Task task = Scheduling.scheduler().tasks().find(number);
        Object context = task == null ? null : task.context();
        return context == null ? Address.zero().as(ThreadBlock.class) : ((TaskContext) context).view();
    }
}
