package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/** #DB: the trap flag, or a debug register. */
final class DebugRules {
    private static final Rule SINGLE_STEP = Rule.named("single-step-trap")
            .needs(
                    80,
                    s -> s.fault().is(Vector.DEBUG)
                            && (s.cpu().flag(ControlBits.FLAG_TF) || (s.cpu().value(Field.DR6) >> 14 & 1) != 0),
                    s -> "#DB with RFLAGS.TF " + (s.cpu().flag(ControlBits.FLAG_TF) ? "set" : "clear") + ", DR6 "
                            + s.cpu().hex(Field.DR6))
            .cause("the trap flag (RFLAGS.TF) is set, so every instruction raises #DB: the flags were loaded from"
                    + " garbage, or single-stepping was left on")
            .change("Check what loads RFLAGS (POPF, IRET frame, SYSRET's R11): use 0x2, or 0x202 with interrupts"
                    + " on; handle #DB.")
            .build();

    private static final Rule DEBUG_REGISTER = Rule.named("debug-exception")
            .needs(
                    66,
                    s -> s.fault().is(Vector.DEBUG) && !s.cpu().flag(ControlBits.FLAG_TF),
                    s -> "#DB, DR6 is " + s.cpu().hex(Field.DR6) + ", DR7 is "
                            + s.cpu().hex(Field.DR7))
            .supports(
                    16,
                    s -> (s.cpu().value(Field.DR6) & 15) != 0 && (s.cpu().value(Field.DR7) & 0xff) != 0,
                    _ -> "DR6 says which breakpoint was hit, and DR7 has it enabled")
            .cause("a debug exception: a hardware breakpoint (DR0–DR3) was hit, or INT1 executed")
            .change("Clear DR7 if no breakpoint is meant, and install a #DB handler.")
            .build();

    static final List<Rule> ALL = List.of(SINGLE_STEP, DEBUG_REGISTER);

    private DebugRules() {}
}
