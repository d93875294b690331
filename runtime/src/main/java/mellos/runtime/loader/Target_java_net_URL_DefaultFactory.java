package mellos.runtime.loader;

import java.net.URLStreamHandler;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.net.URL.DefaultFactory}: the protocols, without a look for classes by name. */
@Substitute("java.net.URL$DefaultFactory")
final class Target_java_net_URL_DefaultFactory {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FTP = 21;

    private Target_java_net_URL_DefaultFactory() {}

    @Replace
    public URLStreamHandler createURLStreamHandler(String protocol) {
        return switch (protocol) {
            case "file", "jar", "jrt" -> new ResourceHandler();
            case "http" -> new NetworkHandler(HTTP);
            case "https" -> new NetworkHandler(HTTPS);
            case "ftp" -> new NetworkHandler(FTP);
            case "mailto" -> new NetworkHandler(-1);
            default -> null;
        };
    }
}
