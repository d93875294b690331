package mellos.runtime.jdk;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.misc.ScopedMemoryAccess}. */
@Substitute("jdk.internal.misc.ScopedMemoryAccess")
final class Target_jdk_internal_misc_ScopedMemoryAccess {
    private Target_jdk_internal_misc_ScopedMemoryAccess() {}

    @Replace
    private static void registerNatives() {}
}
