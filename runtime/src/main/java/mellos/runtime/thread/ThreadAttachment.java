package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/** Binds {@code Thread} objects and {@link ThreadBlock}s. */
@RawMemory("a block and its thread are bound before the thread runs, or by itself")
public final class ThreadAttachment {
    private static ThreadGroup mainGroup;

    private ThreadAttachment() {}

    /** For the platform, before a thread that it starts can run. */
    public static void attach(ThreadBlock block, Thread thread) {
        block.threadObject(Address.ofObject(thread));
        Target_java_lang_Thread attached = Threads.substituted(thread);
        attached.eetop = Address.ofStruct(block).bits();
        attached.holder.threadStatus = Resting.RUNNABLE;
        ThreadRegistry.add(thread);
    }

    /**
     * After the last code of the running thread that is its own: it is no longer alive, and those who joined it go on.
     * Whatever the platform still does on it belongs to no thread of Java.
     */
    public static void detach(Thread thread) {
        Target_java_lang_Thread ended = Threads.substituted(thread);
        ThreadRegistry.remove(thread);
        synchronized (thread) {
            ended.holder.threadStatus = Resting.TERMINATED;
            ended.eetop = 0;
            thread.notifyAll();
        }
        CurrentThread.block().threadObject(Address.zero());
        LiveThreads.ended(thread);
    }

    /** Gives the running thread, which the platform started without one, a Thread. */
    static Thread attachCurrent() {
        ThreadBlock block = CurrentThread.block();
        Thread thread = new Thread(mainGroup(), "thread-" + block.id());
        attach(block, thread);
        return thread;
    }

    private static synchronized ThreadGroup mainGroup() {
        if (mainGroup == null) {
            ThreadGroup system = (ThreadGroup) (Object) new Target_java_lang_ThreadGroup();
            mainGroup = new ThreadGroup(system, "main");
        }
        return mainGroup;
    }
}
