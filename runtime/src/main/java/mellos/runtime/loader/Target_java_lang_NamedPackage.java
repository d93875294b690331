package mellos.runtime.loader;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.NamedPackage}. */
@Substitute("java.lang.NamedPackage")
final class Target_java_lang_NamedPackage {
    private Target_java_lang_NamedPackage() {}

    @Alias
    static native Package toPackage(String name, Module module);
}
