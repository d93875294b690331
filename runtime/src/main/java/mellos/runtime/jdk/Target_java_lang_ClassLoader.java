package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ClassLoader}. */
@Substitute("java.lang.ClassLoader")
@CutClass("The world is closed when the image is built.")
final class Target_java_lang_ClassLoader {
}
