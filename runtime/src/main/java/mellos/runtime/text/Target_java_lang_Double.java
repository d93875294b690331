package mellos.runtime.text;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Double}. */
@Substitute("java.lang.Double")
final class Target_java_lang_Double {
    private Target_java_lang_Double() {}

    /** The JDK's goes through regular expressions. */
    @Replace
    public static String toHexString(double value) {
        return mellos.runtime.memory.HexFloat.of(value);
    }
}
