package mellos.runtime.thread;

import java.util.concurrent.ForkJoinPool;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/**
 * {@code java.util.concurrent.ForkJoinPool}: no pool that steals work; {@code CompletableFuture}'s tasks get a daemon
 * thread each.
 */
@Substitute("java.util.concurrent.ForkJoinPool")
@CutClass("There is no pool of threads that steal work yet.")
final class Target_java_util_concurrent_ForkJoinPool {
    private static ForkJoinPool mellosCommon;

    @ReplaceConstructor
    void construct() {}

    @ReplaceInitializer
    static void initialize() {
        mellosCommon = new ForkJoinPool();
    }

    @Replace
    public static ForkJoinPool commonPool() {
        return mellosCommon;
    }

    @Replace
    static ForkJoinPool asyncCommonPool() {
        return mellosCommon;
    }

    @Replace
    public void execute(Runnable task) {
        Thread thread = new Thread(java.util.Objects.requireNonNull(task), "ForkJoinPool.commonPool-worker");
        thread.setDaemon(true);
        thread.start();
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
