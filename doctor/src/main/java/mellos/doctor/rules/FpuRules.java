package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/** #NM: the floating-point unit is switched off. */
final class FpuRules {
    private static final Rule TASK_SWITCHED = Rule.named("fpu-task-switched")
            .needs(
                    88,
                    s -> s.fault().is(Vector.DEVICE_NOT_AVAILABLE) && s.cpu().cr0(ControlBits.CR0_TS),
                    s -> "CR0 is " + s.cpu().hex(Field.CR0) + ": TS (bit 3) is 1")
            .supports(8, s -> s.code().isKnown(), InstructionFacts::shows)
            .cause("the FPU or SSE was used while CR0.TS is set, and nobody answered #NM")
            .change("Clear TS (CLTS) before using the FPU, or handle #NM by restoring the FPU state and executing"
                    + " CLTS; hardware task switches and some boot loaders leave TS set.")
            .build();

    private static final Rule EMULATION = Rule.named("fpu-emulation-set")
            .needs(
                    90,
                    s -> s.fault().is(Vector.DEVICE_NOT_AVAILABLE)
                            && s.cpu().cr0(ControlBits.CR0_EM)
                            && !s.cpu().cr0(ControlBits.CR0_TS),
                    s -> "CR0 is " + s.cpu().hex(Field.CR0) + ": EM (bit 2) is 1")
            .supports(6, s -> s.code().isKnown(), InstructionFacts::shows)
            .cause("an x87 instruction was executed while CR0.EM says there is no FPU")
            .change("Clear CR0.EM and set CR0.MP, then FNINIT, on every processor before using floating point.")
            .build();

    static final List<Rule> ALL = List.of(TASK_SWITCHED, EMULATION);

    private FpuRules() {}
}
