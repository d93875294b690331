package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ForkJoinPool.DefaultForkJoinWorkerThreadFactory}. */
@Substitute("java.util.concurrent.ForkJoinPool$DefaultForkJoinWorkerThreadFactory")
final class Target_java_util_concurrent_ForkJoinPool_WorkerFactory {
    @Alias
    Target_java_util_concurrent_ForkJoinPool_WorkerFactory() {}
}
