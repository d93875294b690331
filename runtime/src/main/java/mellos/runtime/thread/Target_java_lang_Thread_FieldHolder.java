package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Thread.FieldHolder}. */
@Substitute("java.lang.Thread$FieldHolder")
public final class Target_java_lang_Thread_FieldHolder {
    @Alias
    public volatile int threadStatus;

    @Alias
    Target_java_lang_Thread_FieldHolder(ThreadGroup group, Runnable task, long stackSize, int priority, boolean daemon) {
    }
}
