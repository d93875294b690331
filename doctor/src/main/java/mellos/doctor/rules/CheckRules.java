package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/** Checks that a program, the kernel or the hardware asked for: alignment, bounds, machine checks. */
final class CheckRules {
    private static final Rule ALIGNMENT = Rule.named("alignment-check")
            .needs(
                    92,
                    s -> s.fault().is(Vector.ALIGNMENT_CHECK),
                    s -> "#AC in user mode with CR0.AM "
                            + (s.cpu().cr0(ControlBits.CR0_AM) ? "1" : "unknown") + " and RFLAGS.AC "
                            + (s.cpu().flag(ControlBits.FLAG_AC) ? "1" : "unknown"))
            .cause("an unaligned access while alignment checking is on (CR0.AM and RFLAGS.AC)")
            .change("Clear RFLAGS.AC (garbage flags in the frame set it) or CR0.AM, or align the access.")
            .build();

    private static final Rule MACHINE_CHECK = Rule.named("machine-check")
            .needs(90, s -> s.fault().is(Vector.MACHINE_CHECK), _ -> "#MC (vector 18)")
            .cause("a machine check was raised: under an emulator it was injected, or INT 18 executed")
            .change("Install a #MC handler on its own interrupt stack; look for mce commands to the monitor.")
            .build();

    private static final Rule BOUND = Rule.named("bound-or-overflow")
            .needs(
                    88,
                    s -> s.hasFault()
                            && (s.fault().vector() == Vector.BOUND_RANGE
                                    || s.fault().vector() == Vector.OVERFLOW)
                            && !s.fault().chain().isExternal(),
                    s -> Vector.shortName(s.fault().vector()) + " was raised")
            .cause("an INTO or BOUND check in the program failed: an overflow or an index out of range")
            .change("It is the program's own check; look at the values compared.")
            .build();

    static final List<Rule> ALL = List.of(ALIGNMENT, MACHINE_CHECK, BOUND);

    private CheckRules() {}
}
