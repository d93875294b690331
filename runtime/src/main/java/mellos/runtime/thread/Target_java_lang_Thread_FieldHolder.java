package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Thread.FieldHolder}. */
@Substitute("java.lang.Thread$FieldHolder")
final class Target_java_lang_Thread_FieldHolder {
    @Alias
    volatile int threadStatus;

    @Alias
    long stackSize;

    @Alias
    Target_java_lang_Thread_FieldHolder(
            ThreadGroup group, Runnable task, long stackSize, int priority, boolean daemon) {}
}
