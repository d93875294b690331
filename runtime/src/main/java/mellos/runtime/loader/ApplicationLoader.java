package mellos.runtime.loader;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The loader of the program's classes. It loads none: all are in the image. It finds what is packed as a resource. */
public final class ApplicationLoader extends ClassLoader {
    private ApplicationLoader() {
        super("app", null);
    }

    /** Made when first asked for, so that images without a question hold none of this. */
    private static final class Holder {
        static final ApplicationLoader INSTANCE = new ApplicationLoader();

        private Holder() {}
    }

    public static ClassLoader instance() {
        return Holder.INSTANCE;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        List<Resource> found = Resources.named(name);
        return found.isEmpty() ? null : found.getFirst().open();
    }

    @Override
    protected URL findResource(String name) {
        List<Resource> found = Resources.named(name);
        return found.isEmpty() ? null : found.getFirst().url();
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(
                Resources.named(name).stream().map(Resource::url).toList());
    }
}
