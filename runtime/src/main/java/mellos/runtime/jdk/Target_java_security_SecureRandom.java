package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.security.SecureRandom}. */
@Substitute("java.security.SecureRandom")
@CutClass("There is no source of randomness fit for keys.")
final class Target_java_security_SecureRandom {
}
