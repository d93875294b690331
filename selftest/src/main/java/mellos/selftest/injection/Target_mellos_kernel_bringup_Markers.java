package mellos.selftest.injection;

import mellos.kernel.bringup.BringUpBlock;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/**
 * {@code mellos.kernel.bringup.Markers}: a stage that ends lets the next one begin, and with it the fault that belongs
 * there.
 */
@NoHeap
@Substitute("mellos.kernel.bringup.Markers")
final class Target_mellos_kernel_bringup_Markers {
    private Target_mellos_kernel_bringup_Markers() {}

    @Decorate
    static void mark(BringUpBlock block, int stage, char letter) {
        markOnly(block, stage, letter);
        Fault.inject(block, stage + 1);
    }

    @Original("mark")
    private static native void markOnly(BringUpBlock block, int stage, char letter);
}
