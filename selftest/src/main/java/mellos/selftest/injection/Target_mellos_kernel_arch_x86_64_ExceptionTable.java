package mellos.selftest.injection;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.arch.x86_64.ExceptionTable}: left unloaded. */
@NoHeap
@Substitute("mellos.kernel.arch.x86_64.ExceptionTable")
final class Target_mellos_kernel_arch_x86_64_ExceptionTable {
    private Target_mellos_kernel_arch_x86_64_ExceptionTable() {}

    @Decorate
    public static void loadHere() {
        if (!Victim.isHere(Injection.VECTORS_EMPTY)) {
            reallyLoadHere();
        }
    }

    @Original("loadHere")
    private static native void reallyLoadHere();
}
