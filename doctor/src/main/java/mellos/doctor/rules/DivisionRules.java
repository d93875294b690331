package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** #DE: a division by zero, or one that the log does not show. */
final class DivisionRules {
    private static final Rule DIVIDE_BY_ZERO = Rule.named("divide-by-zero")
            .symptom()
            .needs(
                    97,
                    s -> de(s) && registerDivisor(s) && divisorValue(s) == 0,
                    s -> "\"" + s.code().instruction().text() + "\" with " + divisor(s) + " = 0")
            .cause(s -> "it divided by zero (\"" + s.code().instruction().text() + "\")")
            .change("Test the divisor before dividing; an unset frequency, size or count is the usual one.")
            .build();

    private static final Rule DIVIDE = Rule.named("divide-error")
            .needs(
                    66,
                    s -> de(s) && !registerDivisor(s),
                    s -> s.code().isKnown()
                            ? "the instruction is \"" + s.code().instruction().text() + "\""
                            : "#DE (vector 0)")
            .supports(12, s -> s.code().is(Kind.DIV), _ -> "its divisor is in memory, which the log does not show")
            .against(8, s -> s.fault().chain().isExternal())
            .cause("it divided by zero, or the quotient did not fit")
            .change("Test the divisor before dividing, and clear or sign-extend RDX before DIV or IDIV.")
            .apart("With --kernel the doctor reads the divisor's register.")
            .build();

    static final List<Rule> ALL = List.of(DIVIDE_BY_ZERO, DIVIDE);

    private DivisionRules() {}

    static boolean de(Scene s) {
        return s.fault().is(Vector.DIVIDE_ERROR);
    }

    static boolean registerDivisor(Scene s) {
        return s.code().is(Kind.DIV)
                && s.code().instruction().source() >= 0
                && s.cpu().has(Field.RAX);
    }

    static long divisorValue(Scene s) {
        long value = s.cpu().register(s.code().instruction().source());
        String name = s.code().instruction().text().replaceAll(".* ", "");
        return name.startsWith("e") || name.endsWith("d")
                ? value & 0xffff_ffffL
                : name.startsWith("r")
                        ? value
                        : name.endsWith("l") || name.endsWith("b") ? value & 0xff : value & 0xffff;
    }

    /** The register a divide takes its divisor from, in words. */
    static String divisor(Scene s) {
        int register = s.code().instruction().source();
        return register < 0
                ? "the memory operand"
                : Registers.name(register, s.cpu().mode().width(), true);
    }
}
