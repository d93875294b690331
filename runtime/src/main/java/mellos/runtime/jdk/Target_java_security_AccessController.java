package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.security.AccessController}. */
@Substitute("java.security.AccessController")
@CutClass("There is no security manager.")
final class Target_java_security_AccessController {
}
