package mellos.runtime.locale;

import java.util.Locale;
import java.util.ResourceBundle;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.ResourceBundle.ResourceBundleProviderHelper}: bundles that are classes. */
@Substitute("java.util.ResourceBundle$ResourceBundleProviderHelper")
final class Target_java_util_ResourceBundle_ResourceBundleProviderHelper {
    private Target_java_util_ResourceBundle_ResourceBundleProviderHelper() {}

    @Replace
    static ResourceBundle newResourceBundle(Class<? extends ResourceBundle> type) {
        return JdkBundles.make(type);
    }

    /** Asked for by named modules alone, of which the program has none. */
    @Replace
    static ResourceBundle loadResourceBundle(Module caller, Module module, String baseName, Locale locale) {
        return null;
    }
}
