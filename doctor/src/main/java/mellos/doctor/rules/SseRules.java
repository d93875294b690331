package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;

/** SSE instructions on a processor that was not told to run them. */
final class SseRules {
    private static final Rule SSE_OFF = Rule.named("sse-not-enabled")
            .needs(
                    60,
                    s -> InstructionFacts.ud(s)
                            && s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR)
                            && (s.code().is(Kind.SSE, Kind.FXSAVE) || !s.code().isKnown()),
                    s -> "CR4 is " + s.cpu().hex(Field.CR4) + ": OSFXSR (bit 9) is 0")
            .supports(
                    38,
                    s -> s.code().is(Kind.SSE, Kind.FXSAVE),
                    s -> "\"" + s.code().instruction().text() + "\" is an SSE instruction")
            .against(16, s -> !s.code().isKnown())
            .cause(s -> s.code().isKnown()
                    ? "SSE is not enabled: \"" + s.code().instruction().text() + "\" needs CR4.OSFXSR"
                    : "an instruction was refused, most likely SSE: CR4.OSFXSR is 0 on this processor")
            .change("Before the first compiled code: clear CR0.EM (bit 2), set CR0.MP (bit 1), set CR4.OSFXSR and"
                    + " CR4.OSXMMEXCPT (bits 9 and 10), on every processor; or compile with -mno-sse -mno-mmx"
                    + " -mgeneral-regs-only (Rust: target features -sse,+soft-float).")
            .build();

    private static final Rule EMULATION_UD = Rule.named("sse-with-cr0-em")
            .needs(
                    96,
                    s -> InstructionFacts.ud(s)
                            && s.cpu().cr0(ControlBits.CR0_EM)
                            && s.code().is(Kind.SSE, Kind.MMX, Kind.FXSAVE)
                            && s.cpu().cr4(ControlBits.CR4_OSFXSR),
                    s -> "CR0.EM (bit 2) is 1, and " + InstructionFacts.shows(s))
            .cause("CR0.EM is set, which makes every SSE instruction invalid")
            .change("Clear CR0.EM and set CR0.MP before using the FPU or SSE.")
            .build();

    static final List<Rule> ALL = List.of(SSE_OFF, EMULATION_UD);

    private SseRules() {}
}
