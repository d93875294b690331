package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.nio.file.FileSystems}. */
@Substitute("java.nio.file.FileSystems")
@CutClass("There is no file system yet.")
final class Target_java_nio_file_FileSystems {
}
