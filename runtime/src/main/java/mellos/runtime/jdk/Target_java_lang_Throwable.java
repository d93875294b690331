package mellos.runtime.jdk;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.exception.Backtrace;

/** {@code java.lang.Throwable}: the backtrace is a {@link Backtrace}. */
@Substitute("java.lang.Throwable")
final class Target_java_lang_Throwable {
    @Alias
    private transient Object backtrace;

    @Alias
    private transient int depth;

    @Replace
    private Throwable fillInStackTrace(int dummy) {
        Backtrace captured = Backtrace.capture(getClass());
        backtrace = captured;
        depth = captured.depth();
        return (Throwable) (Object) this;
    }
}
