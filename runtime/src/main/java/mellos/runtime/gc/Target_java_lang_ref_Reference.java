package mellos.runtime.gc;

import java.lang.ref.ReferenceQueue;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ref.Reference}: what the collector hands over to the JDK's own thread. */
@Substitute("java.lang.ref.Reference")
final class Target_java_lang_ref_Reference {
    @Alias
    Object referent;

    @Alias
    volatile ReferenceQueue<?> queue;

    /** Nobody waits for it: what only such references use comes without the thread that enqueues. */
    @ReplaceConstructor
    void construct(Object held) {
        referent = held;
        queue = Target_java_lang_ref_ReferenceQueue.NULL_QUEUE;
    }

    @ReplaceConstructor
    void construct(Object held, ReferenceQueue<?> wanted) {
        referent = held;
        queue = wanted == null ? Target_java_lang_ref_ReferenceQueue.NULL_QUEUE : wanted;
        if (wanted != null) {
            PendingReferences.startHandler();
        }
    }

    @Alias
    static native void startReferenceHandlerThread(ThreadGroup group);

    @Replace
    private boolean refersTo0(Object object) {
        return referent == object;
    }

    @Replace
    private void clear0() {
        referent = null;
    }

    @Replace
    private static java.lang.ref.Reference<?> getAndClearReferencePendingList() {
        return PendingReferences.take();
    }

    @Replace
    private static boolean hasReferencePendingList() {
        return PendingReferences.exist();
    }

    @Replace
    private static void waitForReferencePendingList() {
        PendingReferences.await();
    }
}
