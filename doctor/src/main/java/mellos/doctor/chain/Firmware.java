package mellos.doctor.chain;

import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;

/**
 * Tells firmware from a kernel. Firmware takes interrupts, resets processors and even triple-faults on purpose to
 * restart the machine; none of it is a fault of the kernel.
 */
public final class Firmware {
    private static final long BIOS_AREA = 0xc0000;
    private static final long BIOS_AREA_END = 0x100000;
    private static final long FLASH = 0xff00_0000L;

    private Firmware() {}

    /**
     * True when {@code state} stands in BIOS code: the ROM area below 1 MiB, the flash, or code on the BIOS's own GDT.
     */
    public static boolean isRunning(CpuState state) {
        if (state.isPaging()) {
            return false;
        }
        boolean inRom = state.linearRip().test(at -> inBiosArea(at) || at >= FLASH && at <= 0xffff_ffffL);
        return inRom
                || state.isProtected()
                        && state.value(Field.GDT_BASE).test(Firmware::inBiosArea)
                        && state.value(Field.IDT_BASE).test(Firmware::inBiosArea);
    }

    /** True when the address lies where the BIOS keeps itself. */
    public static boolean inBiosArea(long address) {
        return address >= BIOS_AREA && address < BIOS_AREA_END;
    }
}
