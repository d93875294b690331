package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;

/** Long mode without CR4.PAE. */
final class LongModeRules {
    private static final Rule NO_PAE = Rule.named("pae-not-set")
            .needs(
                    88,
                    s -> wantsLongMode(s)
                            && s.cpu().cr4Lacks(ControlBits.CR4_PAE)
                            && s.cpu().isProtected(),
                    s -> "EFER is "
                            + s.cpu().hex(Field.EFER) + " (LME set, LMA not), CR4 is "
                            + s.cpu().hex(Field.CR4) + ": PAE (bit 5) is 0")
            .supports(
                    8,
                    s -> s.cpu().cr0Lacks(ControlBits.CR0_PG),
                    _ -> "CR0.PG is still 0: QEMU's TCG ignores the write to CR0 without a word; Bochs and"
                            + " hardware raise #GP at the MOV to CR0")
            .cause("CR4.PAE is not set, so turning paging on did not enter long mode")
            .change("Set CR4.PAE (bit 5) before CR0.PG when EFER.LME is 1.")
            .build();

    static final List<Rule> ALL = List.of(NO_PAE);

    private LongModeRules() {}

    private static boolean wantsLongMode(Scene s) {
        return s.hasFault()
                && s.cpu().has(Field.EFER)
                && s.cpu().efer(ControlBits.EFER_LME)
                && s.cpu().eferLacks(ControlBits.EFER_LMA);
    }
}
