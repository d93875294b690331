package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.PlatformThreads;

/** {@code java.lang.Thread}: platform threads; no virtual ones. What monitors need of it stands in their package. */
@Substitute("java.lang.Thread")
final class Target_java_lang_Thread {
    private static final String NO_VIRTUAL = "Virtual threads need continuations, which images do not have.";
    private static final String NO_DUMP = "A thread cannot look at the stack of another.";

    /** Address of the ThreadBlock while the thread is alive, else 0. */
    @Alias
    volatile long eetop;

    @Alias
    Target_java_lang_Thread_FieldHolder holder;

    @Alias
    volatile boolean interrupted;

    @Alias
    private long tid;

    @Alias
    private volatile String name;

    @Alias
    Object interruptLock;

    /** The thread that makes a new one may not have a Thread itself yet: then this one is its. */
    @ReplaceConstructor
    void construct(ThreadGroup group, String newName, int characteristics, Runnable task, long stackSize) {
        Thread parent = Threads.currentOrNull();
        ThreadGroup home = group != null || parent == null ? group : parent.getThreadGroup();
        int priority = parent == null ? Thread.NORM_PRIORITY : Math.min(parent.getPriority(), home.getMaxPriority());
        boolean daemon = parent != null && parent.isDaemon();
        interruptLock = new Object();
        holder = new Target_java_lang_Thread_FieldHolder(home, task, stackSize, priority, daemon);
        tid = ThreadNumbers.next();
        name = newName != null ? newName : genThreadName();
    }

    @Alias
    static native String genThreadName();

    /** Lets go of what the ended thread held. */
    @Alias
    native void exit();

    @Replace
    private static void registerNatives() {}

    @Replace
    public static Thread currentThread() {
        return Threads.current();
    }

    @Replace
    static Thread currentCarrierThread() {
        return Threads.current();
    }

    @Replace
    private static void yield0() {
        PlatformThreads.yield();
    }

    @Replace
    private static void sleepNanos(long nanos) throws InterruptedException {
        Threads.sleep(nanos);
    }

    @Replace
    public static void onSpinWait() {
        PlatformThreads.yield();
    }

    @Replace
    private void start0() {
        Threads.start((Thread) (Object) this);
    }

    @Replace
    private void interrupt0() {
        Threads.unpark((Thread) (Object) this);
    }

    @Replace
    private static void clearInterruptEvent() {}

    @Replace
    private void setPriority0(int priority) {}

    @Replace
    private void setNativeName(String newName) {}

    @Replace
    static void ensureMaterializedForStackWalk(Object object) {}

    @Replace
    static Object[] scopedValueCache() {
        return null;
    }

    @Replace
    static void setScopedValueCache(Object[] cache) {}

    @Replace
    public ClassLoader getContextClassLoader() {
        return null;
    }

    @Cut(NO_VIRTUAL)
    static native Object findScopedValueBindings();

    @Cut(NO_VIRTUAL)
    native void setCurrentThread(Thread thread);

    @Cut(NO_VIRTUAL)
    public static native Thread startVirtualThread(Runnable task);

    @Cut(NO_VIRTUAL)
    public static native Thread.Builder.OfVirtual ofVirtual();

    @Cut(NO_DUMP)
    private native Object getStackTrace0();

    @Cut(NO_DUMP)
    private static native StackTraceElement[][] dumpThreads(Thread[] threads);

    @Cut(NO_DUMP)
    private static native Thread[] getThreads();
}
