package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** Code in memory that is not what the image has. */
final class ChangedCodeRules {
    private static final Rule CHANGED_CODE = Rule.named("code-differs-from-image")
            .symptom()
            .needs(
                    64,
                    s -> s.hasImage()
                            && s.code().isKnown()
                            && s.image().isCode(s.fault().linearRip())
                            && !s.fault().isUser()
                            && !looksLikeWrongWidth(s)
                            && (InstructionFacts.ud(s) && !canRaiseUd(s.code().instruction()) || cannotTouch(s)),
                    s -> "in the image, "
                            + s.names().name(s.fault().linearRip()) + " is \""
                            + s.code().instruction().text() + "\", which cannot raise "
                            + (InstructionFacts.ud(s)
                                    ? "#UD"
                                    : "a page fault at " + Address.hex(s.fault().cr2())))
            .supports(16, InstructionFacts::ud, _ -> "so other bytes were executed")
            .supports(
                    22,
                    s -> s.code().previousIs(Kind.MOV_TO_CR),
                    s -> "\"" + s.code().previous().text()
                            + "\" stands just before it: the new page tables map this address to another frame")
            .cause(s -> "the code in memory is not what the image has at "
                    + s.names().what(s.fault().linearRip())
                    + (s.code().previousIs(Kind.MOV_TO_CR)
                            ? ": the page tables just put in force map it to the wrong physical page"
                            : ": overwritten, mapped to the wrong frame, or another build of the"
                                    + " kernel is running"))
            .change("First make sure the log and the ELF are from the same build. If so, something wrote over the"
                    + " kernel's code: an overrun, a page handed out twice, a load or BSS clearing at the"
                    + " wrong address; map code read-only and set CR0.WP to catch the writer.")
            .build();

    static final List<Rule> ALL = List.of(CHANGED_CODE);

    private ChangedCodeRules() {}

    private static boolean canRaiseUd(Instruction i) {
        return i.isOneOf(
                        Kind.UD2,
                        Kind.SSE,
                        Kind.AVX,
                        Kind.EVEX,
                        Kind.MMX,
                        Kind.X87,
                        Kind.FXSAVE,
                        Kind.XSAVE,
                        Kind.SYSCALL,
                        Kind.SYSRET,
                        Kind.SYSENTER,
                        Kind.SYSEXIT,
                        Kind.FSGSBASE,
                        Kind.RDTSCP,
                        Kind.INVPCID,
                        Kind.SMAP_TOGGLE,
                        Kind.MONITOR,
                        Kind.CMPXCHG16B,
                        Kind.VIRTUALISATION,
                        Kind.XGETBV,
                        Kind.XSETBV,
                        Kind.SWAPGS,
                        Kind.INVALID,
                        Kind.BOUND,
                        Kind.MOV_DR,
                        Kind.MOV_FROM_CR,
                        Kind.MOV_TO_CR,
                        Kind.OTHER,
                        Kind.LLDT,
                        Kind.LTR)
                && !i.mnemonic().matches("mov|add|sub|xor|and|or|cmp|test|lea|inc|dec");
    }

    /** A page fault of an instruction that, as the image has it, uses neither memory, nor the stack, nor a segment. */
    private static boolean cannotTouch(Scene s) {
        Instruction i = s.code().instruction();
        boolean stackElsewhere = i.isOneOf(Kind.PUSH, Kind.POP, Kind.CALL, Kind.NEAR_RET)
                && !s.fault().nearStack(s.fault().cr2())
                && !i.mnemonic().matches("enter");
        return s.fault().isDataAccess()
                && i.memory().isEmpty()
                && (stackElsewhere
                        || i.isOneOf(
                                        Kind.OTHER,
                                        Kind.NOP,
                                        Kind.JUMP,
                                        Kind.BRANCH,
                                        Kind.MOV_TO_CR,
                                        Kind.MOV_FROM_CR,
                                        Kind.HLT,
                                        Kind.INTERRUPT_FLAG)
                                && !i.mnemonic().matches("xlat"));
    }

    private static boolean looksLikeWrongWidth(Scene s) {
        return s.image().is64Bit() && s.cpu().eferLacks(ControlBits.EFER_LMA);
    }
}
