package mellos.runtime.gc;

import java.lang.ref.Reference;
import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Heap;

/**
 * References that collections have cleared, on their way to their queues. The JDK's own thread takes them there; it is
 * started when the first reference is made that has a queue, so that other programs come without threads.
 */
@RawMemory("the cell holds a Reference or zero")
public final class PendingReferences {
    private static final Object MONITOR = new Object();

    private static volatile boolean started;

    private PendingReferences() {}

    /** After a collection, by the thread that asked for it. */
    public static void announce() {
        if (exist()) {
            synchronized (MONITOR) {
                MONITOR.notifyAll();
            }
        }
    }

    /** When a reference is made that has a queue. */
    static void startHandler() {
        if (started || !claimStart()) {
            return;
        }
        boolean done = false;
        try {
            Target_java_lang_ref_Reference.startReferenceHandlerThread(systemGroup());
            done = true;
        } finally {
            started = done; // where there was no room for a thread, the next such reference tries again
        }
    }

    private static boolean claimStart() {
        synchronized (MONITOR) {
            boolean first = !started;
            started = true;
            return first;
        }
    }

    private static ThreadGroup systemGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    static boolean exist() {
        return Heap.collections() > 0
                && CollectorState.cell(CollectorState.PENDING).loadLongVolatile() != 0;
    }

    /** All of them, linked by their fields {@code discovered}; null if there are none. */
    static Reference<?> take() {
        if (!exist()) {
            return null;
        }
        long first = CollectorState.cell(CollectorState.PENDING).getAndSetLong(0);
        return (Reference<?>) Address.of(first).toObject();
    }

    /** Returns when there are some. */
    static void await() {
        boolean interrupted = false;
        synchronized (MONITOR) {
            while (!exist()) {
                try {
                    MONITOR.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
