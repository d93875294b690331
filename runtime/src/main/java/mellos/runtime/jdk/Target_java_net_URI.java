package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.net.URI}. */
@Substitute("java.net.URI")
@CutClass("There is no network yet.")
final class Target_java_net_URI {
}
