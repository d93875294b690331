package mellos.selftest.injection;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.arch.x86_64.GsBase}: set to something else. */
@NoHeap
@Substitute("mellos.kernel.arch.x86_64.GsBase")
final class Target_mellos_kernel_arch_x86_64_GsBase {
    private Target_mellos_kernel_arch_x86_64_GsBase() {}

    private static final long NO_ADDRESS = 0x8000_0000_0000_0000L;

    @Decorate
    public static void write(Address block) {
        if (Victim.isHere(Injection.GS_ZERO)) {
            reallyWrite(Address.zero());
        } else {
            reallyWrite(Victim.isHere(Injection.GS_NOT_CANONICAL) ? Address.of(NO_ADDRESS) : block);
        }
    }

    @Original("write")
    private static native void reallyWrite(Address block);
}
