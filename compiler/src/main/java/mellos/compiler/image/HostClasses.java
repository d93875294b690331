package mellos.compiler.image;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mellos.compiler.model.BuildError;

/** The image's own classes on the JVM that runs this compiler, for initialisers that run while the image is built. */
public final class HostClasses {
    private HostClasses() {}

    /**
     * Finds the JDK's classes in this JVM and all others in these folders and jars only. Its URLs are the application's
     * alone: what a class that is initialised in the build may pack into the image as the program's resources.
     */
    public static ClassLoader loader(List<Path> system, List<Path> application) {
        URL[] places = Stream.concat(system.stream(), application.stream())
                .map(HostClasses::url)
                .toArray(URL[]::new);
        return new Loader(places, application.stream().map(HostClasses::url).toArray(URL[]::new));
    }

    private static final class Loader extends URLClassLoader {
        private final URL[] application;

        Loader(URL[] places, URL[] application) {
            super("image", places, ClassLoader.getPlatformClassLoader());
            this.application = application;
        }

        @Override
        public URL[] getURLs() {
            return application.clone();
        }
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new BuildError(place + ": cannot load classes from it: " + e.getMessage());
        }
    }
}
