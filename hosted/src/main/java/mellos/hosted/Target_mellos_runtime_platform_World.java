package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.gc.PendingReferences;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.World} on Linux: threads of the process. */
@RawMemory("blocks of threads")
@Substitute("mellos.runtime.platform.World")
final class Target_mellos_runtime_platform_World {
    private Target_mellos_runtime_platform_World() {}

    @NoHeap
    @Replace
    public static boolean canStop() {
        return true;
    }

    @NoHeap
    @Replace
    public static void poll() {
        if (Standstill.isAsked()) {
            Resting.stand();
        }
    }

    @Blocking
    @Replace
    public static void collect(long request) {
        Workers.start();
        Resting.collect(request);
        PendingReferences.announce();
    }

    @NoHeap
    @Replace
    public static Address guardPage() {
        return Address.zero();
    }

    @NoHeap
    @Replace
    public static int workers() {
        return Workers.count();
    }

    /** Linux may have taken the processor from the worker that all wait for. */
    @NoHeap
    @Replace
    public static void relax() {
        Linux.yieldProcessor();
    }

    @NoHeap
    @Replace
    public static int threadLimit() {
        return ThreadMemory.lastId();
    }

    @NoHeap
    @Replace
    public static ThreadBlock thread(int number) {
        HostedBlock block = ThreadMemory.block(number + 1);
        boolean isAbsent =
                Address.ofStruct(block).isZero() || Standstill.stateOf(block).loadIntVolatile() == Standstill.ABSENT;
        return isAbsent ? Address.zero().as(ThreadBlock.class) : block;
    }
}
