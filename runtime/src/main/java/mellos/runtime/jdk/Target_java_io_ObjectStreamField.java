package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;

/** {@code java.io.ObjectStreamField}: classes make them when they are initialised; nobody looks at them. */
@Substitute("java.io.ObjectStreamField")
@CutClass("Objects are not serialised.")
final class Target_java_io_ObjectStreamField {
    @ReplaceConstructor
    void construct(String name, Class<?> type) {}

    @ReplaceConstructor
    void construct(String name, Class<?> type, boolean unshared) {}
}
