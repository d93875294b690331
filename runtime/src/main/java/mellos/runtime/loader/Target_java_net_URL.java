package mellos.runtime.loader;

import java.net.URLStreamHandler;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.net.URL}: handlers come from the default factory, or from one that the program sets. */
@Substitute("java.net.URL")
final class Target_java_net_URL {
    private Target_java_net_URL() {}

    @Replace
    private static URLStreamHandler lookupViaProperty(String protocol) {
        return null;
    }

    @Replace
    private static URLStreamHandler lookupViaProviders(String protocol) {
        return null;
    }
}
