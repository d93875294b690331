package mellos.runtime.monitor;

/**
 * Entries of a monitor by its owner beyond what the lock word can count. Each thread has a list of its own, which
 * nobody else looks at.
 */
final class DeepEntries {
    private final Object object;
    private final DeepEntries next;
    private int count;

    private DeepEntries(Object object, DeepEntries next) {
        this.object = object;
        this.next = next;
    }

    /** One more entry by the running thread. */
    static void add(Object object) {
        Target_java_lang_Thread thread = running();
        DeepEntries entries = find(thread, object);
        if (entries == null) {
            entries = new DeepEntries(object, thread.mellosDeepEntries);
            thread.mellosDeepEntries = entries;
        }
        entries.count++;
    }

    /** One entry less; false if there is none beyond those in the lock word. */
    static boolean remove(Object object) {
        DeepEntries entries = find(running(), object);
        if (entries == null || entries.count == 0) {
            return false;
        }
        entries.count--;
        return true;
    }

    private static DeepEntries find(Target_java_lang_Thread thread, Object object) {
        DeepEntries entries = thread.mellosDeepEntries;
        while (entries != null && entries.object != object) {
            entries = entries.next;
        }
        return entries;
    }

    private static Target_java_lang_Thread running() {
        return (Target_java_lang_Thread) (Object) Thread.currentThread();
    }
}
