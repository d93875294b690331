package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.io.FileOutputStream}. */
@Substitute("java.io.FileOutputStream")
@CutClass("There is no file system yet.")
final class Target_java_io_FileOutputStream {
}
