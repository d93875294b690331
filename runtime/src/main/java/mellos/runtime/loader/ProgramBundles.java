package mellos.runtime.loader;

import java.util.ResourceBundle;

/** The program's resource bundles that are classes. The compiler finds them as it finds providers of a service. */
public final class ProgramBundles {
    private ProgramBundles() {}

    /** A new bundle of the class of this name; null if there is none. */
    public static ResourceBundle make(String name) {
        Providers bundles = Services.of(ProgramBundles.class);
        for (int i = 0; bundles != null && i < bundles.count(); i++) {
            if (bundles.type(i).getName().equals(name)) {
                return (ResourceBundle) bundles.make(i);
            }
        }
        return null;
    }
}
