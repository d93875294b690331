package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.io.ObjectOutputStream}. */
@Substitute("java.io.ObjectOutputStream")
@CutClass("Objects are not serialised.")
final class Target_java_io_ObjectOutputStream {
}
