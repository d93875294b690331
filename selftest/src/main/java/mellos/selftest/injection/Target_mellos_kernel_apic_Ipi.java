package mellos.selftest.injection;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.apic.Ipi}: a STARTUP that is not sent, or to nobody. */
@NoHeap
@Substitute("mellos.kernel.apic.Ipi")
final class Target_mellos_kernel_apic_Ipi {
    private Target_mellos_kernel_apic_Ipi() {}

    private static final int NOBODY = 0xfd;

    @Decorate
    public static void startup(int apicId, int page) {
        if (!Victim.isChosen(Injection.STARTUP_NONE, apicId)) {
            reallyStartup(Victim.isChosen(Injection.STARTUP_WRONG_ID, apicId) ? NOBODY : apicId, page);
        }
    }

    @Original("startup")
    private static native void reallyStartup(int apicId, int page);
}
