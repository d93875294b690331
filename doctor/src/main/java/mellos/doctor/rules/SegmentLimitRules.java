package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Accesses through null segments and beyond limits. */
final class SegmentLimitRules {
    private static final Rule SEGMENT_LIMIT = Rule.named("segment-limit-or-null-segment")
            .needs(
                    66,
                    s -> (GeneralProtection.plainGp(s)
                                    || s.fault().is(Vector.STACK_FAULT)
                                            && s.fault().error() == 0)
                            && s.cpu().has(mellos.doctor.log.SegmentName.CS)
                            && !s.cpu().isLongMode()
                            && s.code().hasOperand()
                            && (isNull(s) || s.code().operand().offset(s.cpu()::register) > limit(s)),
                    s -> {
                        var segment = s.cpu().segment(s.code().operand().segment());
                        return "\"" + s.code().instruction().text() + "\" uses a segment with selector "
                                + Address.hex(segment.selector())
                                + " and limit "
                                + Address.hex(segment.limit());
                    })
            .supports(
                    26,
                    SegmentLimitRules::isNull,
                    _ -> "the selector is null, and a null segment may be loaded but not used")
            .supports(
                    22,
                    s -> !isNull(s),
                    s -> "offset " + Address.hex(s.code().operand().offset(s.cpu()::register)) + " is beyond the limit")
            .cause(s -> isNull(s)
                    ? "it used memory through a segment register that holds the null selector"
                    : "it addressed memory beyond its segment's limit")
            .change("After LGDT and the far jump, load DS, ES, FS, GS and SS with a flat data selector (base 0,"
                    + " limit 4 GiB).")
            .build();

    static final List<Rule> ALL = List.of(SEGMENT_LIMIT);

    private SegmentLimitRules() {}

    private static boolean isNull(Scene s) {
        return s.code().hasOperand()
                && (s.cpu().segment(s.code().operand().segment()).selector() & 0xfffc) == 0
                && (s.cpu().segment(s.code().operand().segment()).attributes() & 1 << 15) == 0;
    }

    private static long limit(Scene s) {
        return s.cpu().segment(s.code().operand().segment()).limit();
    }
}
