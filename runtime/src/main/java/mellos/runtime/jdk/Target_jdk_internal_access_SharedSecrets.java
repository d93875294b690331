package mellos.runtime.jdk;

import jdk.internal.access.JavaLangAccess;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.access.SharedSecrets}: there is no start-up phase that sets them, so whoever asks does. */
@Substitute("jdk.internal.access.SharedSecrets")
final class Target_jdk_internal_access_SharedSecrets {
    @Alias
    private static JavaLangAccess javaLangAccess;

    private Target_jdk_internal_access_SharedSecrets() {
    }

    @Replace
    public static JavaLangAccess getJavaLangAccess() {
        if (javaLangAccess == null) {
            Target_java_lang_System.provideAccess();
        }
        return javaLangAccess;
    }
}
