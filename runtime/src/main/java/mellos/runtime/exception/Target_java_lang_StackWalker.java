package mellos.runtime.exception;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.StackWalker}: shows the frames that an exception would. */
@Substitute("java.lang.StackWalker")
final class Target_java_lang_StackWalker {
    private static final String NAME = "java.lang.StackWalker";

    @Alias
    private boolean retainClassRef;

    @Replace
    public <T> T walk(Function<? super Stream<StackWalker.StackFrame>, ? extends T> function) {
        Objects.requireNonNull(function);
        try (Stream<StackWalker.StackFrame> frames = frames()) {
            return function.apply(frames);
        }
    }

    @Replace
    public void forEach(Consumer<? super StackWalker.StackFrame> action) {
        Objects.requireNonNull(action);
        frames().forEach(action);
    }

    private Stream<StackWalker.StackFrame> frames() {
        return Callers.above(NAME).stream().map(element -> new WalkedFrame(element, retainClassRef));
    }

    @Replace
    public Class<?> getCallerClass() {
        if (!retainClassRef) {
            throw new UnsupportedOperationException("This stack walker does not have RETAIN_CLASS_REFERENCE access");
        }
        Class<?> caller = Callers.callerOfCaller(NAME);
        if (caller == null) {
            throw new IllegalCallerException("no caller frame");
        }
        return caller;
    }
}
