package mellos.runtime.exception;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.NullPointerException}. */
@Substitute("java.lang.NullPointerException")
final class Target_java_lang_NullPointerException {
    /** The compiler's checks say what was null when they throw. */
    @Replace
    private String getExtendedNPEMessage() {
        return null;
    }
}
