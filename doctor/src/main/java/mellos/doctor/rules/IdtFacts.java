package mellos.doctor.rules;

import mellos.doctor.chain.Firmware;
import mellos.doctor.log.CpuState.Field;

/** What the IDT register says about whether anybody loaded it. */
final class IdtFacts {
    private static final long REAL_MODE_LIMIT = 0x3ff;

    private IdtFacts() {
    }

    /** True when IDTR still holds what reset or the BIOS left: base 0, limit 0, or the BIOS area. */
    static boolean neverLoaded(Scene scene) {
        if (!scene.has(Field.IDT_LIMIT)) {
            return false;
        }
        long base = scene.state().value(Field.IDT_BASE);
        long limit = scene.state().value(Field.IDT_LIMIT);
        return limit == 0 || scene.has(Field.IDT_BASE) && (base == 0 && (limit == REAL_MODE_LIMIT || limit == 0xffff)
                || Firmware.inBiosArea(base));
    }

    static String describe(Scene scene) {
        return "IDT base " + Scene.hex(scene.state().value(Field.IDT_BASE)) + ", limit "
                + Scene.hex(scene.state().value(Field.IDT_LIMIT));
    }
}
