package mellos.runtime.jdk;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Integer.IntegerCache}: of the size that the language wants; the JDK's asks a property for it. */
@Substitute("java.lang.Integer$IntegerCache")
final class Target_java_lang_Integer_IntegerCache {
    @Alias
    static int high;

    @Alias
    static Integer[] cache;

    private Target_java_lang_Integer_IntegerCache() {}

    @ReplaceInitializer
    @SuppressWarnings("deprecation")
    static void initialize() {
        Integer[] all = new Integer[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Integer(i - 128);
        }
        cache = all;
        high = 127;
    }
}
