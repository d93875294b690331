package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.net.URL}. */
@Substitute("java.net.URL")
@CutClass("There is no network yet.")
final class Target_java_net_URL {
}
