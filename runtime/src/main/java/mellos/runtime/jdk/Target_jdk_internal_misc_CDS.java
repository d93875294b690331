package mellos.runtime.jdk;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.misc.CDS}: there is no archive. */
@Substitute("jdk.internal.misc.CDS")
final class Target_jdk_internal_misc_CDS {
    private Target_jdk_internal_misc_CDS() {}

    @Replace
    private static int getCDSConfigStatus() {
        return 0;
    }

    @Replace
    public static void initializeFromArchive(Class<?> type) {}

    @Replace
    public static long getRandomSeedForDumping() {
        return 0;
    }
}
