package mellos.runtime.thread;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;
import jdk.internal.misc.Unsafe;
import mellos.magic.Fields;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ForkJoinPool}: the JDK's, but the place of its fields comes without reflection. */
@Substitute("java.util.concurrent.ForkJoinPool")
final class Target_java_util_concurrent_ForkJoinPool {
    @Alias
    static long ABASE;

    @Alias
    static int ASHIFT;

    @Alias
    private static JavaLangAccess JLA;

    @Alias
    private static Unsafe U;

    @Alias
    private static long CTL;

    @Alias
    private static long RUNSTATE;

    @Alias
    private static long PARALLELISM;

    @Alias
    private static long THREADIDS;

    @Alias
    private static long TERMINATION;

    /** Null: the next is an address. */
    @Alias
    private static Object POOLIDS_BASE;

    @Alias
    private static long POOLIDS;

    @Alias
    public static ForkJoinPool.ForkJoinWorkerThreadFactory defaultForkJoinWorkerThreadFactory;

    @Alias
    static ForkJoinPool common;

    @Alias
    private Target_java_util_concurrent_ForkJoinPool(byte forCommonPoolOnly) {}

    @ReplaceInitializer
    static void initialize() {
        U = Unsafe.getUnsafe();
        POOLIDS_BASE = null;
        POOLIDS = Fields.staticAddress(ForkJoinPool.class, "poolIds");
        CTL = Fields.offset(ForkJoinPool.class, "ctl");
        RUNSTATE = Fields.offset(ForkJoinPool.class, "runState");
        PARALLELISM = Fields.offset(ForkJoinPool.class, "parallelism");
        THREADIDS = Fields.offset(ForkJoinPool.class, "threadIds");
        TERMINATION = Fields.offset(ForkJoinPool.class, "termination");
        ABASE = U.arrayBaseOffset(ForkJoinTask[].class);
        ASHIFT = 31 - Integer.numberOfLeadingZeros(U.arrayIndexScale(ForkJoinTask[].class));
        JLA = SharedSecrets.getJavaLangAccess();
        defaultForkJoinWorkerThreadFactory = (ForkJoinPool.ForkJoinWorkerThreadFactory)
                (Object) new Target_java_util_concurrent_ForkJoinPool_WorkerFactory();
        common = (ForkJoinPool) (Object) new Target_java_util_concurrent_ForkJoinPool((byte) 0);
    }
}
