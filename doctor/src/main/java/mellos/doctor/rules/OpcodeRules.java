package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;

/** No instruction that anybody wrote: bytes that are none, the middle of one, or one that is unknown. */
final class OpcodeRules {

    private static final Rule BAD_BYTES = Rule.named("no-instruction-at-rip")
            .symptom()
            .needs(
                    78,
                    s -> InstructionFacts.ud(s) && s.code().is(Kind.INVALID),
                    s -> "the bytes at " + s.names().what(s.fault().linearRip()) + " are no instruction")
            .cause(s -> "the bytes at " + s.names().what(s.fault().linearRip())
                    + " are no instruction: control went into the middle of one, into data, or off a"
                    + " function's end")
            .change("Find how control got here: a computed jump, a return to a wrong address, or a function"
                    + " without a return.")
            .build();

    private static final Rule INSIDE_INSTRUCTION = Rule.named("inside-an-instruction")
            .symptom()
            .needs(
                    88,
                    s -> !s.fault().isFetch() && s.code().around().isPresent(),
                    s -> "RIP is inside \"" + s.code().around().orElseThrow().text()
                            + "\", decoded from the start of its function")
            .supports(8, InstructionFacts::ud, _ -> "what stands there was refused")
            .cause(s -> "control came to the middle of \""
                    + s.code().around().orElseThrow().text() + "\", to "
                    + s.names().what(s.fault().linearRip()) + ": what ran there is no code of the kernel")
            .change("Find what led there: a return address that was changed or overwritten (a handler that moves RIP,"
                    + " two frames on one interrupt stack), or a computed jump.")
            .apart("The frames of the last events, and whether their gates share an interrupt stack, decide it.")
            .build();

    private static final Rule UNKNOWN_OPCODE = Rule.named("invalid-opcode")
            .symptom()
            .needs(
                    36,
                    InstructionFacts::ud,
                    s -> "#UD at " + s.names().what(s.fault().rip()))
            .cause(s -> "the processor refused the instruction at "
                    + s.names().what(s.fault().rip())
                    + ": a trap (ud2) of a panic or assertion, an instruction this CPU lacks or has"
                    + " switched off, or no code at all")
            .change(s -> !s.hasImage()
                    ? "Give the doctor the kernel (--kernel kernel.elf), or add in_asm to QEMU's -d, so that the"
                            + " instruction is known."
                    : "Look at the bytes at RIP in memory; the image does not have " + "them.")
            .apart("The bytes at RIP decide it.")
            .build();

    static final List<Rule> ALL = List.of(INSIDE_INSTRUCTION, BAD_BYTES, UNKNOWN_OPCODE);

    private OpcodeRules() {}
}
