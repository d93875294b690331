package mellos.doctor.rules;

import mellos.doctor.chain.Firmware;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.Vector;

/** What the IDT register says about whether anybody loaded it. */
final class IdtFacts {
    private static final long REAL_MODE_LIMIT = 0x3ff;

    private IdtFacts() {}

    /** True when IDTR still holds what reset or the BIOS left: base 0, limit 0, or the BIOS area. */
    static boolean neverLoaded(Scene scene) {
        if (!scene.has(Field.IDT_LIMIT)) {
            return gateSoughtAtZero(scene);
        }
        long base = scene.state().value(Field.IDT_BASE);
        long limit = scene.state().value(Field.IDT_LIMIT);
        boolean onlyLimit = !scene.has(Field.IDT_BASE) && (limit == REAL_MODE_LIMIT || limit == 0xffff);
        return limit == 0
                || onlyLimit
                || scene.has(Field.IDT_BASE)
                        && (base == 0 && (limit == REAL_MODE_LIMIT || limit == 0xffff) || Firmware.inBiosArea(base));
    }

    /** The log has no IDT register, but the gate of the vector was sought at its place in a table at address 0. */
    private static boolean gateSoughtAtZero(Scene scene) {
        return scene.failure() != null
                && scene.failure().vector() == Vector.PAGE_FAULT
                && scene.failure().cr2() == (long) scene.vector() * scene.gateSize();
    }

    static String describe(Scene scene) {
        if (!scene.has(Field.IDT_LIMIT)) {
            return "the gate was sought at " + Scene.hex(scene.failure().cr2()) + ", so the IDT's base is 0";
        }
        return "IDT base " + Scene.hex(scene.state().value(Field.IDT_BASE)) + ", limit "
                + Scene.hex(scene.state().value(Field.IDT_LIMIT));
    }
}
