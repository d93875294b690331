package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.PlatformThreads} on Linux: threads of the process. The permit to park is a futex. */
@RawMemory("the permit of a thread lies in its block")
@Substitute("mellos.runtime.platform.PlatformThreads")
final class Target_mellos_runtime_platform_PlatformThreads {
    private Target_mellos_runtime_platform_PlatformThreads() {}

    @NoHeap
    @Replace
    public static void yield() {
        Linux.yieldProcessor();
    }

    @Blocking
    @Replace
    public static void park(long deadlineNanos) {
        long left = deadlineNanos - Linux.nanos(Linux.CLOCK_MONOTONIC);
        if (left > 0) {
            Resting.waitWhileZero(permitOf(CurrentThread.block()), left);
        }
    }

    @NoHeap
    @Replace
    public static void unpark(ThreadBlock thread) {
        Linux.wake(permitOf(thread), 1);
    }

    private static Address permitOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlock.PARK_PERMIT);
    }

    @Blocking
    @Replace
    public static void sleep(long nanos) {
        Resting.sleep(nanos);
    }

    @Replace
    public static boolean start(Thread thread, long stackBytes) {
        return HostedThread.start(thread, stackBytes);
    }

    /** Linux asks for rights that a process does not have, and HotSpot does as little. */
    @NoHeap
    @Replace
    public static void setPriority(ThreadBlock thread, int priority) {}
}
