package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Registers;

/** SSE accesses to addresses that are not aligned. */
final class AlignedAccessRules {
    private static final Rule MISALIGNED = Rule.named("misaligned-aligned-access")
            .needs(
                    93,
                    s -> GeneralProtection.plainGp(s)
                            && s.code().hasOperand()
                            && s.code().instruction().mustAlign() > 1
                            && Address.isCanonical(s.code().operandAddress())
                            && s.code().operandAddress()
                                            % s.code().instruction().mustAlign()
                                    != 0,
                    s -> "\"" + s.code().instruction().text()
                            + "\" needs an address that is a multiple of "
                            + s.code().instruction().mustAlign() + ", and it is "
                            + Address.hex(s.code().operandAddress()))
            .supports(
                    4,
                    s -> s.code().operand().base() == Registers.RSP
                            || s.code().operand().base() == Registers.RBP,
                    s -> "the operand is on the stack: RSP is "
                            + Address.hex(s.fault().rsp()))
            .cause(s -> onStack(s)
                    ? "the stack is misaligned: \"" + s.code().instruction().text()
                            + "\" stores to a stack slot that is not "
                            + s.code().instruction().mustAlign() + "-byte aligned"
                    : "the memory operand of \"" + s.code().instruction().text()
                            + "\" is not " + s.code().instruction().mustAlign()
                            + "-byte aligned")
            .change(s -> onStack(s)
                    ? "Keep RSP a multiple of 16 at every CALL (so it ends in 8 at a function's first"
                            + " instruction): align it in the entry code and in interrupt stubs, where the frame the"
                            + " processor pushes and the saved registers may leave it off by 8."
                    : "Align the object to " + s.code().instruction().mustAlign()
                            + " bytes, or compile the kernel without SSE (-mno-sse -mgeneral-regs-only).")
            .build();

    static final List<Rule> ALL = List.of(MISALIGNED);

    private AlignedAccessRules() {}

    private static boolean onStack(Scene s) {
        int base = s.code().operand().base();
        return base == Registers.RSP || base == Registers.RBP;
    }
}
