package mellos.runtime.gc;

import java.lang.ref.ReferenceQueue;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ref.ReferenceQueue}. */
@Substitute("java.lang.ref.ReferenceQueue")
final class Target_java_lang_ref_ReferenceQueue {
    /** Of references that are to stand in no queue. */
    @Alias
    static ReferenceQueue<Object> NULL_QUEUE;

    private Target_java_lang_ref_ReferenceQueue() {}
}
