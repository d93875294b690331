package mellos.doctor.chain;

import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Mode;

/** Where in its life the processor was. */
public enum Phase {
    FIRMWARE("in firmware"),
    REAL_MODE("in real mode"),
    PROTECTED_MODE("in protected mode, before long mode"),
    PROTECTED_KERNEL("in 32-bit kernel code"),
    LONG_MODE_ENTRY("between long mode and the kernel proper"),
    KERNEL("in kernel mode"),
    USER("in user mode"),
    UNKNOWN("at a place the log does not show");

    private static final long FIRST_PAGE_END = 0x1000;
    private static final long LOW_MEMORY = 0x100000;

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /** For use in a sentence. */
    public String words() {
        return words;
    }

    public static Phase of(CpuState state) {
        if (!state.has(Field.CR0)) {
            return UNKNOWN;
        }
        if (Firmware.isRunning(state)) {
            return FIRMWARE;
        }
        if (!state.isProtected()) {
            return REAL_MODE;
        }
        if (state.value(Field.CPL).is(3)) {
            return USER;
        }
        boolean low = state.linearRip().test(rip -> Long.compareUnsigned(rip, LOW_MEMORY) < 0);
        if (!state.isLongMode()) {
            return low ? PROTECTED_MODE : PROTECTED_KERNEL;
        }
        boolean inTrampoline = low && state.rip().test(rip -> Long.compareUnsigned(rip, FIRST_PAGE_END) >= 0);
        return !state.isIn(Mode.BITS_64) || inTrampoline ? LONG_MODE_ENTRY : KERNEL;
    }
}
