package mellos.selftest.injection;

import mellos.kernel.bringup.BringUpBlock;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.bringup.EarlyProcessor}: a mirror that leaves one register alone, or all. */
@NoHeap
@Substitute("mellos.kernel.bringup.EarlyProcessor")
final class Target_mellos_kernel_bringup_EarlyProcessor {
    private Target_mellos_kernel_bringup_EarlyProcessor() {}

    @Decorate
    private static boolean mirror(BringUpBlock block) {
        return InjectedBlock.isUnmirrored(block) || mirrorAll(block);
    }

    @Original("mirror")
    private static native boolean mirrorAll(BringUpBlock block);

    @Decorate
    private static void set(BringUpBlock block, int register, long value) {
        if (!Fault.leavesRegister(block, register)) {
            reallySet(block, register, value);
        }
    }

    @Original("set")
    private static native void reallySet(BringUpBlock block, int register, long value);
}
