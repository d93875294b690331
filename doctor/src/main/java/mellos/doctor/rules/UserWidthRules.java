package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;

/** User mode in a 32-bit segment of long mode. */
final class UserWidthRules {
    private static final Rule RETURN_TO_COMPATIBILITY = Rule.named("user-mode-in-32-bit-segment")
            .needs(
                    66,
                    s -> s.fault().isUser()
                            && s.cpu().isLongMode()
                            && s.cpu().state().isIn(Mode.BITS_32)
                            && userRanIn64Bits(s),
                    s -> "EFER.LMA is 1 and user mode runs on CS "
                            + s.cpu().selector(SegmentName.CS).hex() + ", a 32-bit segment")
            .supports(
                    32,
                    s -> s.cpu()
                            .registerValue(Registers.RCX)
                            .test(rcx -> rcx >>> 12 == s.fault().rip() >>> 12),
                    _ -> "RCX points at RIP: SYSRET brought it here")
            .cause("it returned to user mode in a 32-bit code segment: SYSRET without REX.W, or a wrong selector"
                    + " in STAR or the frame")
            .change("Use SYSRETQ (48 0f 07); give STAR bits 63–48 the selector whose 64-bit user code descriptor"
                    + " stands 16 bytes further.")
            .build();

    static final List<Rule> ALL = List.of(RETURN_TO_COMPATIBILITY);

    private UserWidthRules() {}

    private static boolean userRanIn64Bits(Scene s) {
        boolean seen = s.fault().before().stream()
                .anyMatch(each -> each.cpl().is(3) && each.state().isIn(Mode.BITS_64));
        return seen
                || s.cpu()
                        .registerValue(Registers.RCX)
                        .test(rcx -> rcx >>> 12 == s.fault().rip() >>> 12);
    }
}
