package mellos.selftest.injection;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.apic.LocalApic}: disabled again, read through a base that was spoilt, its timer masked. */
@NoHeap
@RawMemory("the mapped register page of the victim's own APIC")
@Substitute("mellos.kernel.apic.LocalApic")
final class Target_mellos_kernel_apic_LocalApic {
    /** The serial port's number, which the founding system's markers left in the base's low half. */
    private static final long MARKER_BUG = 0x3f8;

    private static final int ID_REGISTER = 0x020;
    private static final int SPURIOUS_REGISTER = 0x0f0;
    private static final int TIMER_ENTRY = 0x320;
    private static final int MASKED = 1 << 16;

    @Alias
    private static Address page;

    private Target_mellos_kernel_apic_LocalApic() {}

    @Alias
    private static native void write(int register, int value);

    @Decorate
    public static void enableHere() {
        reallyEnableHere();
        if (Victim.isHere(Injection.APIC_DISABLED)) {
            write(SPURIOUS_REGISTER, 0xff);
        }
    }

    @Original("enableHere")
    private static native void reallyEnableHere();

    /** What a base that a debugging marker has overwritten in its low half reads as id. */
    @Decorate
    public static int readId() {
        return Victim.isHere(Injection.APIC_MARKER_BUG)
                ? page.plus(MARKER_BUG + ID_REGISTER).loadIntVolatile() >>> 24
                : reallyReadId();
    }

    @Original("readId")
    private static native int reallyReadId();

    static void maskTimer() {
        write(TIMER_ENTRY, MASKED);
    }
}
