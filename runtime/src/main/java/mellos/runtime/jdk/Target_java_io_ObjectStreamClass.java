package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.io.ObjectStreamClass}. */
@Substitute("java.io.ObjectStreamClass")
@CutClass("Objects are not serialised.")
final class Target_java_io_ObjectStreamClass {
}
