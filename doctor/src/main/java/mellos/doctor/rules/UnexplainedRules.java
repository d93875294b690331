package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ControlBits;

/** Exceptions of which the log has the number and little more. */
final class UnexplainedRules {
    /** Bochs by default names only the gates that it refused, and the first refusal names no vector. */
    private static final Rule UNNAMED = Rule.named("unnamed-exception")
            .needs(
                    42,
                    s -> s.fault().vector() == Delivery.UNNAMED,
                    _ -> "Bochs refused a gate without naming its vector, then those of #GP and #DF: an"
                            + " exception that makes no double fault (#UD, #NM, #DB) or an interrupt")
            .supports(
                    20,
                    s -> s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR),
                    s -> "CR4 is " + s.cpu().hex(Field.CR4)
                            + ": OSFXSR (bit 9) is 0, so every SSE instruction raises #UD")
            .against(12, s -> s.cpu().flag(ControlBits.FLAG_IF))
            .symptom()
            .cause(s -> (s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR)
                            ? "an exception whose number Bochs did not log, most likely #UD at an SSE instruction"
                                    + " (CR4.OSFXSR is 0)"
                            : "an exception whose number Bochs did not log, most likely #UD or an interrupt")
                    + "; the IDT has no valid gates")
            .change("Load an IDT with gates for vectors 0–31, so that the exception names itself; enable SSE"
                    + " (CR4.OSFXSR) or compile without it.")
            .apart("Put \"debug: action=ignore, cpu0=report\" into the Bochs configuration: the log then names it.")
            .build();

    static final List<Rule> ALL = List.of(UNNAMED);

    private UnexplainedRules() {}
}
