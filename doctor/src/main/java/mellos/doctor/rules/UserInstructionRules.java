package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Instructions of the kernel in user mode. */
final class UserInstructionRules {
    private static final Rule PRIVILEGED = Rule.named("privileged-instruction-in-user-mode")
            .needs(
                    60,
                    s -> s.fault().is(Vector.GENERAL_PROTECTION)
                            && s.fault().isUser()
                            && s.fault().error() == 0
                            && (!s.code().isKnown()
                                    || s.code()
                                            .is(
                                                    Kind.HLT,
                                                    Kind.INTERRUPT_FLAG,
                                                    Kind.RDMSR,
                                                    Kind.WRMSR,
                                                    Kind.MOV_TO_CR,
                                                    Kind.MOV_FROM_CR,
                                                    Kind.MOV_DR,
                                                    Kind.CLTS,
                                                    Kind.LGDT,
                                                    Kind.LIDT,
                                                    Kind.LLDT,
                                                    Kind.LTR,
                                                    Kind.INVLPG,
                                                    Kind.INVPCID,
                                                    Kind.CACHE_CONTROL,
                                                    Kind.SYSRET,
                                                    Kind.SWAPGS,
                                                    Kind.XSETBV,
                                                    Kind.SYSEXIT)),
                    _ -> "#GP with error code 0 in user mode (CPL 3)")
            .supports(
                    37,
                    s -> s.code().isKnown(),
                    s -> "\"" + s.code().instruction().text() + "\" is allowed to the kernel only")
            .cause(s -> s.code().isKnown()
                    ? "user mode executed \"" + s.code().instruction().text() + "\", which only the kernel may"
                    : "user mode executed an "
                            + "instruction that only the kernel may, or used a non-canonical address")
            .change("User code must ask the kernel through a system call; if this was meant to be kernel code, it"
                    + " was entered with a user code segment (RPL 3).")
            .build();

    static final List<Rule> ALL = List.of(PRIVILEGED);

    private UserInstructionRules() {}
}
