package mellos.runtime.loader;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Stream;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.loader.BootLoader}: it gives no resources away. */
@Substitute("jdk.internal.loader.BootLoader")
@CutClass("The world is closed when the image is built.")
final class Target_jdk_internal_loader_BootLoader {
    private Target_jdk_internal_loader_BootLoader() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static URL findResource(String module, String name) {
        return null;
    }

    @Replace
    public static InputStream findResourceAsStream(String module, String name) {
        return null;
    }

    @Replace
    public static URL findResource(String name) {
        return null;
    }

    @Replace
    public static Enumeration<URL> findResources(String name) {
        return Collections.emptyEnumeration();
    }

    @Replace
    public static Package getDefinedPackage(String name) {
        return Packages.ofJdk(name);
    }

    @Replace
    public static Stream<Package> packages() {
        return Stream.empty();
    }
}
