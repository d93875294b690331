package mellos.runtime.text;

import java.util.Locale;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.Locale}: the default is en-US. */
@Substitute("java.util.Locale")
final class Target_java_util_Locale {
    private Target_java_util_Locale() {}

    @Replace
    private static Locale initDefault() {
        return Locale.US;
    }

    @Replace
    private static Locale initDefault(Locale.Category category) {
        return Locale.US;
    }
}
