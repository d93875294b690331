package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Vector;

/** Floating-point exceptions that the program did not mask. */
final class FloatingPointRules {
    private static final Rule SIMD = Rule.named("simd-floating-point-exception")
            .needs(
                    92,
                    s -> s.fault().is(Vector.SIMD_ERROR),
                    s -> "#XM"
                            + (s.cpu().has(Field.MXCSR)
                                    ? ", MXCSR is " + s.cpu().hex(Field.MXCSR)
                                    : ""))
            .cause("an SSE instruction met a floating-point exception that MXCSR does not mask")
            .change("Load MXCSR with 0x1F80 (all exceptions masked) on every processor, and restore it with the"
                    + " FPU state.")
            .build();

    private static final Rule X87 = Rule.named("x87-floating-point-exception")
            .needs(92, s -> s.fault().is(Vector.X87_ERROR), _ -> "#MF: an unmasked x87 exception was pending")
            .cause("an x87 instruction met a floating-point exception that the control word does not mask")
            .change("Execute FNINIT (control word 0x37F masks all) before using the FPU, and restore the state on"
                    + " a task switch.")
            .build();

    static final List<Rule> ALL = List.of(SIMD, X87);

    private FloatingPointRules() {}
}
