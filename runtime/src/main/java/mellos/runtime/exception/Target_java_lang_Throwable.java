package mellos.runtime.exception;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Throwable}: the backtrace is a {@link Backtrace}. */
@Substitute("java.lang.Throwable")
public final class Target_java_lang_Throwable {
    @Alias
    private transient Object backtrace;

    @Alias
    private transient int depth;

    @Replace
    private Throwable fillInStackTrace(int dummy) {
        show((Throwable) (Object) this, Backtrace.capture(getClass()));
        return (Throwable) (Object) this;
    }

    /** Makes this the stack that the exception shows. */
    public static void show(Throwable exception, Backtrace captured) {
        Target_java_lang_Throwable shown = (Target_java_lang_Throwable) (Object) exception;
        shown.backtrace = captured;
        shown.depth = captured.depth();
    }
}
