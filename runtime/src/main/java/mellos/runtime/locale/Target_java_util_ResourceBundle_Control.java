package mellos.runtime.locale;

import java.io.IOException;
import java.io.InputStream;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.loader.ProgramBundles;

/** {@code java.util.ResourceBundle.Control}: the program's bundles, classes and files. */
@Substitute("java.util.ResourceBundle$Control")
final class Target_java_util_ResourceBundle_Control {
    private Target_java_util_ResourceBundle_Control() {}

    @Alias
    private native String toResourceName0(String bundleName, String suffix);

    @Replace
    private ResourceBundle newBundle0(String name, String format, ClassLoader loader, boolean reload)
            throws IOException {
        return switch (format) {
            case "java.class" -> ProgramBundles.make(name);
            case "java.properties" -> ofFile(toResourceName0(name, "properties"), loader);
            default -> throw new IllegalArgumentException("unknown format: " + format);
        };
    }

    private static ResourceBundle ofFile(String name, ClassLoader loader) throws IOException {
        try (InputStream stream = name == null ? null : loader.getResourceAsStream(name)) {
            return stream == null ? null : new PropertyResourceBundle(stream);
        }
    }
}
