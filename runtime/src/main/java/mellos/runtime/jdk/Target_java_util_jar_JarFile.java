package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.util.jar.JarFile}. */
@Substitute("java.util.jar.JarFile")
@CutClass("The world is closed when the image is built.")
final class Target_java_util_jar_JarFile {
}
