package mellos.runtime.loader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;

/**
 * One resource of the program.
 *
 * @param place the start of its URL: {@code file:/} or {@code jar:file:/NAME.jar!/}
 * @param name the rest of its URL, by which programs ask
 */
record Resource(String place, String name, byte[] bytes) {
    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @SuppressWarnings("deprecation")
    URL url() {
        try {
            return new URL(null, place + name, new ResourceHandler());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(place + name + " is no URL", e);
        }
    }
}
