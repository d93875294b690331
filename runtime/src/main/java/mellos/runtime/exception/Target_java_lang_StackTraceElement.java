package mellos.runtime.exception;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.StackTraceElement}: made from a {@link Backtrace}. */
@Substitute("java.lang.StackTraceElement")
final class Target_java_lang_StackTraceElement {
    private Target_java_lang_StackTraceElement() {}

    @Replace
    static StackTraceElement[] of(Object backtrace, int depth) {
        return ((Backtrace) backtrace).decode();
    }
}
