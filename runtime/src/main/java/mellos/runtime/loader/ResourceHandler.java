package mellos.runtime.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Opens {@code file:} and {@code jar:} URLs that name a resource of the program. */
final class ResourceHandler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        Resource resource =
                Resources.at(url.toExternalForm()).orElseThrow(() -> new FileNotFoundException(url.toExternalForm()));
        return new Connection(url, resource);
    }

    private static final class Connection extends URLConnection {
        private final Resource resource;

        Connection(URL url, Resource resource) {
            super(url);
            this.resource = resource;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public long getContentLengthLong() {
            return resource.bytes().length;
        }

        @Override
        public InputStream getInputStream() {
            connect();
            return resource.open();
        }
    }
}
