package mellos.runtime.jdk;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import jdk.internal.misc.Unsafe;
import mellos.magic.Fields;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.util.Random}: the place of the seed without reflection. */
@Substitute("java.util.Random")
final class Target_java_util_Random {
    @Alias
    private static AtomicLong seedUniquifier;

    @Alias
    private static Unsafe unsafe;

    @Alias
    private static long seedOffset;

    private Target_java_util_Random() {}

    @ReplaceInitializer
    static void initialize() {
        // The JDK's first value; each generator without a given seed moves it on.
        seedUniquifier = new AtomicLong(8682522807148012L);
        unsafe = Unsafe.getUnsafe();
        seedOffset = Fields.offset(Random.class, "seed");
    }
}
