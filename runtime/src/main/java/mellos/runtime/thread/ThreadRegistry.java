package mellos.runtime.thread;

import java.util.stream.Stream;

/**
 * The living threads, in a list whose links are fields of theirs: for those who ask for all. The list's own monitor
 * guards it.
 */
final class ThreadRegistry {
    private static final ThreadRegistry ALL = new ThreadRegistry();

    private Target_java_lang_Thread first;
    private int count;

    private ThreadRegistry() {}

    static void add(Thread thread) {
        ALL.link(Threads.substituted(thread));
    }

    static void remove(Thread thread) {
        ALL.unlink(Threads.substituted(thread));
    }

    /** Platform threads, as {@code Thread.getAllStackTraces} has them: no virtual ones. */
    static Thread[] platformThreads() {
        return Stream.of(all()).filter(thread -> !thread.isVirtual()).toArray(Thread[]::new);
    }

    static Thread[] all() {
        return ALL.snapshot();
    }

    private synchronized void link(Target_java_lang_Thread thread) {
        thread.mellosNext = first;
        if (first != null) {
            first.mellosPrevious = thread;
        }
        first = thread;
        count++;
    }

    private synchronized void unlink(Target_java_lang_Thread thread) {
        if (thread.mellosPrevious == null) {
            first = thread.mellosNext;
        } else {
            thread.mellosPrevious.mellosNext = thread.mellosNext;
        }
        if (thread.mellosNext != null) {
            thread.mellosNext.mellosPrevious = thread.mellosPrevious;
        }
        thread.mellosNext = null;
        thread.mellosPrevious = null;
        count--;
    }

    private synchronized Thread[] snapshot() {
        Thread[] threads = new Thread[count];
        int found = 0;
        for (Target_java_lang_Thread thread = first; thread != null; thread = thread.mellosNext) {
            threads[found++] = (Thread) (Object) thread;
        }
        return threads;
    }
}
