package mellos.runtime.loader;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mellos.magic.BuildTime;

/**
 * The program's resources, read from its class path while the image is built: all files but classes. An image holds
 * them only if it holds code that asks for resources by name.
 */
@BuildTime
final class PackedResources {
    static final String[] NAMES;
    static final String[] PLACES;
    static final byte[][] BYTES;

    static {
        List<Resource> found = new ArrayList<>();
        try {
            if (PackedResources.class.getClassLoader() instanceof URLClassLoader loader) {
                for (URL place : loader.getURLs()) {
                    found.addAll(ResourcePlace.of(Path.of(place.getPath())).read());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the program's resources cannot be read: " + e.getMessage(), e);
        }
        NAMES = found.stream().map(Resource::name).toArray(String[]::new);
        PLACES = found.stream().map(Resource::place).toArray(String[]::new);
        BYTES = found.stream().map(Resource::bytes).toArray(byte[][]::new);
    }

    private PackedResources() {}
}
