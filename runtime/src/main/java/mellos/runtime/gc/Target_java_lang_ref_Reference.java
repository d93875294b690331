package mellos.runtime.gc;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ref.Reference}: what the collector hands over to the JDK's own thread. */
@Substitute("java.lang.ref.Reference")
final class Target_java_lang_ref_Reference {
    @Alias
    Object referent;

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
