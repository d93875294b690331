package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.util.ResourceBundle}. */
@Substitute("java.util.ResourceBundle")
@CutClass("Images hold no resource bundles.")
final class Target_java_util_ResourceBundle {
}
