package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ForkJoinTask.Aux}: what a task failed with. */
@Substitute("java.util.concurrent.ForkJoinTask$Aux")
final class Target_java_util_concurrent_ForkJoinTask_Aux {
    @Alias
    Throwable ex;

    private Target_java_util_concurrent_ForkJoinTask_Aux() {}
}
