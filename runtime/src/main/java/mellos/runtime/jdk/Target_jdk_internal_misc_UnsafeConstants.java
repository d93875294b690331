package mellos.runtime.jdk;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.misc.UnsafeConstants}: x86-64. */
@Substitute("jdk.internal.misc.UnsafeConstants")
final class Target_jdk_internal_misc_UnsafeConstants {
    @Alias
    static int ADDRESS_SIZE0;

    @Alias
    static int PAGE_SIZE;

    @Alias
    static boolean BIG_ENDIAN;

    @Alias
    static boolean UNALIGNED_ACCESS;

    @Alias
    static int DATA_CACHE_LINE_FLUSH_SIZE;

    private Target_jdk_internal_misc_UnsafeConstants() {}

    @ReplaceInitializer
    static void initialize() {
        ADDRESS_SIZE0 = 8;
        PAGE_SIZE = 4096;
        BIG_ENDIAN = false;
        UNALIGNED_ACCESS = true;
        DATA_CACHE_LINE_FLUSH_SIZE = 0;
    }
}
