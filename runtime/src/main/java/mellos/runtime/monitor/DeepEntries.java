package mellos.runtime.monitor;

/**
 * Entries of a monitor by its owner beyond what the lock word can count. Each thread has a list of its own, which
 * nobody else looks at; it names a monitor for as long as the monitor is held so often.
 */
final class DeepEntries {
    private final Object object;
    private DeepEntries next;
    private int count = 1;

    private DeepEntries(Object object, DeepEntries next) {
        this.object = object;
        this.next = next;
    }

    /** One more entry by the running thread. */
    static void add(Object object) {
        Target_java_lang_Thread thread = running();
        DeepEntries entries = find(thread.mellosDeepEntries, object);
        if (entries == null) {
            thread.mellosDeepEntries = new DeepEntries(object, thread.mellosDeepEntries);
        } else {
            entries.count++;
        }
    }

    /** One entry less; false if there is none beyond those in the lock word. */
    static boolean remove(Object object) {
        Target_java_lang_Thread thread = running();
        DeepEntries entries = find(thread.mellosDeepEntries, object);
        if (entries == null) {
            return false;
        }
        entries.count--;
        if (entries.count == 0) {
            thread.mellosDeepEntries = without(entries, thread.mellosDeepEntries);
        }
        return true;
    }

    /** The list's first once {@code gone} is out of it. */
    private static DeepEntries without(DeepEntries gone, DeepEntries first) {
        if (gone == first) {
            return gone.next;
        }
        DeepEntries before = first;
        while (before.next != gone) {
            before = before.next;
        }
        before.next = gone.next;
        return first;
    }

    private static DeepEntries find(DeepEntries first, Object object) {
        DeepEntries entries = first;
        while (entries != null && entries.object != object) {
            entries = entries.next;
        }
        return entries;
    }

    private static Target_java_lang_Thread running() {
        return (Target_java_lang_Thread) (Object) Thread.currentThread();
    }
}
