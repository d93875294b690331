package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;

/** SYSRET to where the user program cannot go on. */
final class SysretRules {
    private static final Rule SYSRET = Rule.named("sysret-refused")
            .needs(
                    94,
                    s -> GeneralProtection.plainGp(s) && s.code().is(Kind.SYSRET, Kind.SYSEXIT),
                    s -> "\"" + s.code().instruction().text()
                            + "\" raised #GP; RCX (the return address) is "
                            + Address.hex(s.cpu().register(Registers.RCX)))
            .cause(s -> Address.isCanonical(s.cpu().register(Registers.RCX))
                    ? "SYSRET was refused: executed in user mode or outside long mode"
                    : "SYSRET was given a non-canonical return address in RCX")
            .change("Check RCX and R11 (they must be as SYSCALL left them) before SYSRET; return with IRETQ when"
                    + " RCX is not canonical.")
            .build();

    private static final Rule RETURN_NOT_CANONICAL = Rule.named("sysret-to-garbage")
            .needs(
                    88,
                    s -> s.fault().isUser()
                            && !Address.isCanonical(s.fault().rip())
                            && s.cpu().registerValue(Registers.RCX).is(s.fault().rip()),
                    s -> "user mode begins at RIP " + Address.hex(s.fault().rip())
                            + ", which is not canonical and equals RCX: SYSRET takes RIP from there")
            .supports(
                    8,
                    s -> SystemCallFacts.looksLikeFlags(s, SystemCallFacts.R11),
                    s -> "R11 holds flags, as SYSRET wants it")
            .cause(s -> "SYSRET returned to RCX, which is not a canonical address ("
                    + Address.hex(s.fault().rip()) + ")")
            .change("Check RCX before SYSRET and use IRETQ when it is not canonical; save RCX and R11 at the entry"
                    + " and restore them before the return.")
            .apart("On Intel's processors #GP comes in kernel mode instead, on the user's stack.")
            .build();

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

    static final List<Rule> ALL = List.of(SYSRET, RETURN_NOT_CANONICAL, RETURN_TO_COMPATIBILITY);

    private SysretRules() {}

    private static boolean userRanIn64Bits(Scene s) {
        boolean seen = s.fault().before().stream()
                .anyMatch(each -> each.cpl().is(3) && each.state().isIn(Mode.BITS_64));
        return seen
                || s.cpu()
                        .registerValue(Registers.RCX)
                        .test(rcx -> rcx >>> 12 == s.fault().rip() >>> 12);
    }
}
