package mellos.doctor.x86;

import java.util.Optional;

/**
 * One decoded instruction.
 *
 * @param mode how it was decoded
 * @param length in bytes, 1–15
 * @param kind what it does
 * @param text Intel syntax
 * @param memory the explicit memory operand
 * @param mustAlign bytes its memory operand must be aligned to or it raises #GP; 1 when it need not be
 * @param register the register operand the rules ask for: the number of the control, debug or segment register it
 *     loads, or the vector of INT n; -1 when none
 * @param source the general register that supplies the value (MOV to CR, to a segment, DIV's divisor); -1 when none
 * @param target where a relative branch goes; 0 when it is not one
 */
public record Instruction(
        Mode mode,
        int length,
        Kind kind,
        String mnemonic,
        String text,
        Optional<MemoryOperand> memory,
        int mustAlign,
        int register,
        int source,
        long target) {

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    public boolean isOneOf(Kind... wanted) {
        for (Kind each : wanted) {
            if (kind == each) {
                return true;
            }
        }
        return false;
    }
}
