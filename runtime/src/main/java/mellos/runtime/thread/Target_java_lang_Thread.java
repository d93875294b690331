package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;
import mellos.runtime.loader.ApplicationLoader;
import mellos.runtime.platform.PlatformThreads;

/**
 * {@code java.lang.Thread}: each is a thread of the platform, virtual ones too, in the JDK's own bound form. What
 * monitors need of it stands in their package.
 */
@Substitute("java.lang.Thread")
final class Target_java_lang_Thread {
    private static final String NO_VIRTUAL = "Threads change no carrier: each is a thread of the platform.";

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
    private ClassLoader contextClassLoader;

    @Alias
    private volatile String name;

    @Alias
    Object interruptLock;

    @Alias
    Target_java_lang_ThreadLocal_Map inheritableThreadLocals;

    @Alias
    private Object scopedValueBindings;

    @Alias
    private static Object NEW_THREAD_BINDINGS;

    @Alias
    static int NO_INHERIT_THREAD_LOCALS;

    /** Links of {@link ThreadRegistry}. */
    Target_java_lang_Thread mellosNext;

    Target_java_lang_Thread mellosPrevious;

    /** {@code ScopedValue}'s, of this thread alone. */
    private Object[] mellosScopedValueCache;

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
        if (parent != null && (characteristics & NO_INHERIT_THREAD_LOCALS) == 0) {
            inherit(Threads.substituted(parent).inheritableThreadLocals);
            contextClassLoader = Threads.substituted(parent).contextClassLoader;
        }
        scopedValueBindings = NEW_THREAD_BINDINGS;
    }

    private void inherit(Target_java_lang_ThreadLocal_Map parents) {
        if (parents != null && parents.size() > 0) {
            inheritableThreadLocals = Target_java_lang_ThreadLocal.createInheritedMap(parents);
        }
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
    private void setPriority0(int priority) {
        Threads.setPriority((Thread) (Object) this, priority);
    }

    @Replace
    private void setNativeName(String newName) {}

    @Replace
    static void ensureMaterializedForStackWalk(Object object) {}

    @Replace
    static Object[] scopedValueCache() {
        return Threads.substituted(Threads.current()).mellosScopedValueCache;
    }

    @Replace
    static void setScopedValueCache(Object[] cache) {
        Threads.substituted(Threads.current()).mellosScopedValueCache = cache;
    }

    /** The application's loader, where none is set. */
    @Replace
    public ClassLoader getContextClassLoader() {
        return contextClassLoader == null ? ApplicationLoader.instance() : contextClassLoader;
    }

    /** HotSpot forgets bindings when a stack overflows and then looks for them on the stack; here they are kept. */
    @Replace
    static Object findScopedValueBindings() {
        return null;
    }

    @Cut(NO_VIRTUAL)
    native void setCurrentThread(Thread thread);

    @Replace
    StackTraceElement[] asyncGetStackTrace() {
        return OtherStacks.of((Thread) (Object) this);
    }

    @Replace
    private static StackTraceElement[][] dumpThreads(Thread[] threads) {
        StackTraceElement[][] all = new StackTraceElement[threads.length][];
        for (int i = 0; i < threads.length; i++) {
            all[i] = threads[i].getStackTrace();
        }
        return all;
    }

    @Replace
    private static Thread[] getThreads() {
        return ThreadRegistry.platformThreads();
    }
}
