package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;

/** SYSRET with what it cannot return to. */
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

    static final List<Rule> ALL = List.of(SYSRET, RETURN_NOT_CANONICAL);

    private SysretRules() {}
}
