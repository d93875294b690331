package mellos.doctor.rules;

import java.util.List;
import java.util.stream.IntStream;
import mellos.doctor.x86.Vector;

/** Exceptions in real mode, where no handler returns an error. */
final class RealModeRules {
    private static final long STORM = 64;

    private static final Rule REAL_MODE = Rule.log("fault-in-real-mode")
            .needs(
                    86,
                    s -> stormInRealMode(s),
                    s -> s.history().tally().realModeExceptions(realModeVector(s)) + " announcements of "
                            + Vector.shortName(realModeVector(s))
                            + " without a v= record: QEMU prints records only in protected mode, so the processor"
                            + " is in real mode (16-bit code)")
            .cause(s -> "16-bit code faults for ever with " + Vector.shortName(realModeVector(s)) + " ("
                    + Vector.longName(realModeVector(s))
                    + "): the real-mode part of a trampoline or boot sector is wrong")
            .change(s -> switch (realModeVector(s)) {
                case Vector.INVALID_OPCODE ->
                    "Look for 32- or 64-bit code in a .code16 part, a trampoline page that was not copied (or was "
                            + "overwritten), or a STARTUP vector that does not name the page.";
                case Vector.GENERAL_PROTECTION ->
                    "Look for offsets beyond 0xFFFF, LGDT or a far jump with a wrong operand, and code running"
                            + " past the end of the trampoline.";
                case Vector.DIVIDE_ERROR -> "Look for a division in the 16-bit code.";
                default ->
                    "Compare the bytes at the processor's CS:IP (monitor info registers -a) with the 16-bit code"
                            + " you meant to run.";
            })
            .apart("Fill the trampoline page with INT3 (0xCC) before copying: strays then show at once. monitor"
                    + " info registers -a names the processor and its CS:IP.")
            .build();

    static final List<Rule> ALL = List.of(REAL_MODE);

    private RealModeRules() {}

    private static int realModeVector(Scene s) {
        return IntStream.range(0, 32)
                .boxed()
                .max((a, b) -> Long.compare(
                        s.history().tally().realModeExceptions(a),
                        s.history().tally().realModeExceptions(b)))
                .orElse(0);
    }

    /** So many that it is no accident; with a fault to explain beside it, far more of them. */
    private static boolean stormInRealMode(Scene s) {
        long least = !s.hasFault() ? STORM : s.fault().chain().reachedTripleFault() ? Long.MAX_VALUE : STORM * STORM;
        return s.history().tally().realModeExceptions(realModeVector(s)) >= least;
    }
}
