package mellos.runtime.thread;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/**
 * {@code java.util.concurrent.ForkJoinTask}: the JDK's copies an exception of another thread by reflection and gives
 * the copy to whoever joins. Here, as there for a class without the constructor that this takes, it is the exception
 * itself.
 */
@Substitute("java.util.concurrent.ForkJoinTask")
abstract class Target_java_util_concurrent_ForkJoinTask {
    @Alias
    static int ABNORMAL;

    @Alias
    static int THROWN;

    @Alias
    volatile int status;

    @Alias
    private transient volatile Target_java_util_concurrent_ForkJoinTask_Aux aux;

    @Replace
    private Throwable getException(boolean asExecutionException) {
        int now = status;
        if (now >= 0 || (now & ABNORMAL) == 0) {
            return null;
        }
        Target_java_util_concurrent_ForkJoinTask_Aux thrown = aux;
        if ((now & THROWN) == 0 || thrown == null || thrown.ex == null) {
            return new CancellationException();
        }
        return asExecutionException ? new ExecutionException(thrown.ex) : thrown.ex;
    }
}
