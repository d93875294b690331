package mellos.runtime.thread;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.vm.ContinuationSupport}: there are none. */
@Substitute("jdk.internal.vm.ContinuationSupport")
final class Target_jdk_internal_vm_ContinuationSupport {
    private Target_jdk_internal_vm_ContinuationSupport() {}

    @Replace
    private static boolean isSupported0() {
        return false;
    }

    @Replace
    public static void pinIfSupported() {}

    @Replace
    public static void unpinIfSupported() {}
}
