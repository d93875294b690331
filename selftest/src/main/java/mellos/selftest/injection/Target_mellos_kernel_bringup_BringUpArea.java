package mellos.selftest.injection;

import mellos.kernel.address.Layout;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.bringup.BringUpArea}, whose table of processors can forget one. */
@NoHeap
@RawMemory("writes to the table before any processor reads it")
@Substitute("mellos.kernel.bringup.BringUpArea")
final class Target_mellos_kernel_bringup_BringUpArea {
    @Alias
    private static long SLOT_ENTRY;

    private Target_mellos_kernel_bringup_BringUpArea() {}

    static void forget(int index) {
        Address.of(Layout.BRING_UP + (index - 1) * SLOT_ENTRY).storeInt(-1);
    }
}
