package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Vector;

/** SYSCALL before it is enabled. */
final class SyscallRules {

    private static final Rule DISABLED = Rule.named("syscall-not-enabled")
            .needs(
                    70,
                    s -> s.fault().is(Vector.INVALID_OPCODE)
                            && (s.code().is(Kind.SYSCALL, Kind.SYSRET)
                                            && (s.cpu().eferLacks(ControlBits.EFER_SCE)
                                                    || s.cpu().mode() != Mode.BITS_64)
                                    || s.fault().isUser()
                                            && !s.code().isKnown()
                                            && s.cpu().isLongMode()
                                            && s.cpu().eferLacks(ControlBits.EFER_SCE)),
                    s -> "EFER is " + s.cpu().hex(Field.EFER) + ": SCE (bit 0) is "
                            + (s.cpu().efer(ControlBits.EFER_SCE) ? "1, but the code is not 64-bit" : "0"))
            .supports(
                    24,
                    s -> s.code().isKnown(),
                    s -> "the instruction is \"" + s.code().instruction().text() + "\"")
            .cause(s -> (s.code().isKnown() ? "" : "most likely ") + (s.code().is(Kind.SYSRET) ? "SYSRET" : "SYSCALL")
                    + " was executed while "
                    + (s.cpu().efer(ControlBits.EFER_SCE)
                            ? "the code is not 64-bit"
                            : "EFER.SCE (system call enable) is 0"))
            .change("Set EFER.SCE on every processor; set STAR, LSTAR and FMASK with it.")
            .apart("The bytes at RIP decide it: 0f 05 is SYSCALL; a ud2 or an instruction that the CPU lacks"
                    + " looks the same in the log.")
            .build();

    static final List<Rule> ALL = List.of(DISABLED);

    private SyscallRules() {}
}
