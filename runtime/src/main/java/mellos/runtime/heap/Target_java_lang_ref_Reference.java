package mellos.runtime.heap;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ref.Reference}: strong until something is collected. */
@Substitute("java.lang.ref.Reference")
final class Target_java_lang_ref_Reference {
    private static final String NO_COLLECTOR = "Nothing is collected yet, so no reference is ever cleared.";

    @Alias
    Object referent;

    @Replace
    private boolean refersTo0(Object object) {
        return referent == object;
    }

    @Replace
    private void clear0() {
        referent = null;
    }

    @Cut(NO_COLLECTOR)
    private static native java.lang.ref.Reference<?> getAndClearReferencePendingList();

    @Cut(NO_COLLECTOR)
    private static native boolean hasReferencePendingList();

    @Cut(NO_COLLECTOR)
    private static native void waitForReferencePendingList();
}
