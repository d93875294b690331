package mellos.kernel;

import mellos.kernel.thread.ThreadTasks;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.PlatformThreads} on the bare machine: tasks of the scheduler. */
@Substitute("mellos.runtime.platform.PlatformThreads")
final class Target_mellos_runtime_platform_PlatformThreads {
    private Target_mellos_runtime_platform_PlatformThreads() {}

    @NoHeap
    @Replace
    public static void yield() {
        ThreadTasks.giveWay();
    }

    @Blocking
    @Replace
    public static void park(long deadlineNanos) {
        ThreadTasks.park(deadlineNanos);
    }

    @NoHeap
    @Replace
    public static void unpark(ThreadBlock thread) {
        ThreadTasks.unpark(thread);
    }

    @Blocking
    @Replace
    public static void sleep(long nanos) {
        ThreadTasks.sleep(nanos);
    }

    @Replace
    public static boolean start(Thread thread, long stackBytes) {
        return ThreadTasks.start(thread, stackBytes);
    }

    @NoHeap
    @Replace
    public static void setPriority(ThreadBlock thread, int priority) {
        ThreadTasks.setPriority(thread, priority);
    }
}
