package mellos.runtime.gc;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ref.PhantomReference}: its referent is never given out. */
@Substitute("java.lang.ref.PhantomReference")
final class Target_java_lang_ref_PhantomReference {
    @Replace
    private boolean refersTo0(Object object) {
        return ((Target_java_lang_ref_Reference) (Object) this).referent == object;
    }

    @Replace
    private void clear0() {
        ((Target_java_lang_ref_Reference) (Object) this).referent = null;
    }
}
