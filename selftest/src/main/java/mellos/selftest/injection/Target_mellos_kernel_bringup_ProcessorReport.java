package mellos.selftest.injection;

import mellos.kernel.bringup.BringUpBlock;
import mellos.kernel.bringup.Stage;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.bringup.ProcessorReport}: without the mirror its two stages do not exist. */
@NoHeap
@Substitute("mellos.kernel.bringup.ProcessorReport")
final class Target_mellos_kernel_bringup_ProcessorReport {
    private Target_mellos_kernel_bringup_ProcessorReport() {}

    @Decorate
    private static int nextStage(BringUpBlock block) {
        int next = stageAfterMarkers(block);
        return InjectedBlock.isUnmirrored(block) && next == Stage.EFER ? Stage.ID : next;
    }

    @Original("nextStage")
    private static native int stageAfterMarkers(BringUpBlock block);
}
