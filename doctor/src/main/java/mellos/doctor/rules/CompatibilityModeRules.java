package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Vector;

/** 64-bit code on a 32-bit segment of long mode. */
final class CompatibilityModeRules {
    private static final Rule COMPATIBILITY_CODE = Rule.named("long-mode-code-in-32-bit-segment")
            .needs(
                    72,
                    s -> (GeneralProtection.plainGp(s)
                                    || s.fault().is(Vector.INVALID_OPCODE)
                                    || s.fault().is(Vector.PAGE_FAULT))
                            && !s.fault().isUser()
                            && s.cpu().efer(ControlBits.EFER_LMA)
                            && s.cpu().has(mellos.doctor.log.SegmentName.CS)
                            && s.cpu().mode() != Mode.BITS_64,
                    s -> "EFER.LMA is 1 but CS (selector "
                            + Address.hex(s.cpu()
                                    .segment(mellos.doctor.log.SegmentName.CS)
                                    .selector())
                            + ") is a 32-bit segment: L (bit 53 of the descriptor) is 0")
            .supports(16, s -> !s.fault().isFetch(), _ -> "64-bit instructions decode differently there")
            .against(20, s -> s.fault().isFetch() && s.fault().isNotPresent())
            .cause("64-bit code is running in a 32-bit code segment: the far jump after enabling long mode used a"
                    + " descriptor without the L bit")
            .change("Jump to a code descriptor with L = 1 and D = 0 (0x00AF9A000000FFFF, or 0x00209A0000000000),"
                    + " after CR0.PG is set.")
            .build();

    static final List<Rule> ALL = List.of(COMPATIBILITY_CODE);

    private CompatibilityModeRules() {}
}
