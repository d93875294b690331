package mellos.selftest.injection;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.apic.LocalTimer}: masked instead of started. */
@NoHeap
@Substitute("mellos.kernel.apic.LocalTimer")
final class Target_mellos_kernel_apic_LocalTimer {
    private Target_mellos_kernel_apic_LocalTimer() {}

    @Decorate
    public static void startFirst(long nanos) {
        if (Victim.isHere(Injection.TIMER_MASKED)) {
            Target_mellos_kernel_apic_LocalApic.maskTimer();
        } else {
            reallyStartFirst(nanos);
        }
    }

    @Original("startFirst")
    private static native void reallyStartFirst(long nanos);
}
