package mellos.runtime.jdk;

import java.util.concurrent.ForkJoinPool;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ForkJoinPool}: what others ask of it without using a pool. */
@Substitute("java.util.concurrent.ForkJoinPool")
@CutClass("There is no pool of threads that steal work yet.")
final class Target_java_util_concurrent_ForkJoinPool {
    private Target_java_util_concurrent_ForkJoinPool() {
    }

    @ReplaceInitializer
    static void initialize() {
    }

    /** What a common pool would have with one processor: callers then do their work themselves. */
    @Replace
    public static int getCommonPoolParallelism() {
        return 1;
    }

    @Replace
    public static void managedBlock(ForkJoinPool.ManagedBlocker blocker) throws InterruptedException {
        boolean done = blocker.isReleasable();
        while (!done) {
            done = blocker.block();
        }
    }
}
