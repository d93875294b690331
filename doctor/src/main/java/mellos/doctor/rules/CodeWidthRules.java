package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** 64-bit code that runs in 32-bit mode. */
final class CodeWidthRules {
    private static final Rule WRONG_WIDTH = Rule.named("64-bit-code-in-32-bit-mode")
            .needs(
                    64,
                    s -> (InstructionFacts.ud(s)
                                    || s.fault().is(Vector.GENERAL_PROTECTION)
                                    || s.fault().isDataAccess())
                            && s.hasImage()
                            && s.image().is64Bit()
                            && s.cpu().has(Field.EFER)
                            && s.cpu().eferLacks(ControlBits.EFER_LMA)
                            && s.cpu().isProtected()
                            && s.names().inImage(s.fault().linearRip())
                            && !s.code().previousIs(Kind.MOV_TO_CR, Kind.WRMSR, Kind.LGDT, Kind.FAR_JUMP)
                            && !s.code()
                                    .is(
                                            Kind.MOV_TO_CR,
                                            Kind.WRMSR,
                                            Kind.RDMSR,
                                            Kind.LGDT,
                                            Kind.FAR_JUMP,
                                            Kind.MOV_TO_SEG),
                    _ -> "the image is for x86-64, and the processor is in 32-bit protected mode (EFER.LMA is 0)")
            .supports(
                    20,
                    s -> looksLikeRex(s),
                    _ -> "the bytes at RIP begin with a REX prefix, which 32-bit mode takes for INC or DEC")
            .against(30, s -> !looksLikeRex(s))
            .cause("64-bit code is running in 32-bit mode: the switch to long mode did not happen")
            .change("Set CR4.PAE, CR3, EFER.LME, CR0.PG, then far-jump to a 64-bit code segment before calling"
                    + " compiled 64-bit code; a multiboot loader enters in 32-bit mode.")
            .build();

    static final List<Rule> ALL = List.of(WRONG_WIDTH);

    private CodeWidthRules() {}

    private static boolean looksLikeRex(Scene s) {
        byte[] code = s.image().bytesAt(s.fault().linearRip(), 1);
        byte[] before = s.image().bytesAt(s.fault().linearRip() - 1, 1);
        return code.length > 0 && (code[0] & 0xf0) == 0x40 || before.length > 0 && (before[0] & 0xf8) == 0x48;
    }
}
