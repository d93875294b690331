package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.nio.file.Files}. */
@Substitute("java.nio.file.Files")
@CutClass("There is no file system yet.")
final class Target_java_nio_file_Files {
}
