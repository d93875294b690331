package mellos.runtime.locale;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Class}: the JDK looks its bundles up in a module. */
@Substitute("java.lang.Class")
final class Target_java_lang_Class {
    private Target_java_lang_Class() {}

    @Replace
    public static Class<?> forName(Module module, String name) {
        return JdkBundles.named(name);
    }
}
