package mellos.selftest.provocation;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.interrupt.SchedulerHooks}, whose timer's handler throws where that was asked for. */
@NoHeap
@Substitute("mellos.kernel.interrupt.SchedulerHooks")
final class Target_mellos_kernel_interrupt_SchedulerHooks {
    private Target_mellos_kernel_interrupt_SchedulerHooks() {}

    @Decorate
    static void onTimer() {
        Provocation.spoilHandler();
        serveTimer();
    }

    @Original("onTimer")
    private static native void serveTimer();
}
