package mellos.runtime.loader;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs of servers can be written and read; nothing is fetched, for there is no network yet. */
final class NetworkHandler extends URLStreamHandler {
    private final int port;

    NetworkHandler(int port) {
        this.port = port;
    }

    @Override
    protected int getDefaultPort() {
        return port;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        throw new IOException("there is no network to fetch " + url + " from");
    }
}
