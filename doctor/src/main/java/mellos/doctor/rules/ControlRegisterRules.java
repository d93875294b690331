package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;

/** Values that CR0, CR3 or CR4 refuses. */
final class ControlRegisterRules {
    private static final Rule CR0 = refused("cr0-combination-refused", 0)
            .cause(s -> "CR0 refused the value " + value(s) + ": " + cr0Reason(s))
            .change("Set CR4.PAE and load CR3 before CR0.PG when EFER.LME is 1, load a 64-bit CS only afterwards,"
                    + " and set PE with PG.")
            .build();

    private static final Rule CR4 = refused("cr4-bit-not-supported", 4)
            .cause(s -> "CR4 refused the value " + value(s) + " ("
                    + ControlBits.cr4(s.cpu().register(s.code().instruction().source()))
                    + "): a bit of it is not supported by this CPU model, PAE was cleared in long mode, or"
                    + " PCIDE was set outside it")
            .change("Test the feature with CPUID before setting its CR4 bit, and run QEMU with a CPU that has it"
                    + " (-cpu max).")
            .build();

    private static final Rule CR3 = refused("cr3-value-refused", 3)
            .cause(s -> "CR3 refused the value " + value(s)
                    + ": it has bits set above the processor's physical width, or PCID bits without CR4.PCIDE")
            .change("Put the physical address of the top-level table in CR3, page-aligned.")
            .build();

    static final List<Rule> ALL = List.of(CR0, CR4, CR3);

    private ControlRegisterRules() {}

    /** A value that MOV to the control register was refused. */
    private static RuleBuilder refused(String id, int number) {
        return Rule.named(id)
                .needs(
                        94,
                        s -> GeneralProtection.kernelGp(s)
                                && s.code().is(Kind.MOV_TO_CR)
                                && s.code().instruction().register() == number,
                        s -> "\"" + s.code().instruction().text() + "\" with the value " + value(s));
    }

    private static String value(Scene s) {
        return Address.hex(s.cpu().register(s.code().instruction().source()));
    }

    private static String cr0Reason(Scene s) {
        long wanted = s.cpu().register(s.code().instruction().source());
        if ((wanted & ControlBits.CR0_PG) != 0 && (wanted & ControlBits.CR0_PE) == 0) {
            return "PG without PE";
        }
        if ((wanted & ControlBits.CR0_PG) != 0
                && s.cpu().efer(ControlBits.EFER_LME)
                && s.cpu().cr4Lacks(ControlBits.CR4_PAE)) {
            return "paging for long mode (EFER.LME is 1) without CR4.PAE";
        }
        return (wanted & ControlBits.CR0_NW) != 0 && (wanted & ControlBits.CR0_CD) == 0
                ? "NW without CD"
                : "a combination the processor does not allow";
    }
}
