package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Registers;

/** #DE: a quotient that does not fit. */
final class DivideOverflowRules {
    private static final Rule DIVIDE_OVERFLOW = Rule.named("divide-overflow")
            .needs(
                    94,
                    s -> DivisionRules.de(s) && DivisionRules.registerDivisor(s) && DivisionRules.divisorValue(s) != 0,
                    s -> "\"" + s.code().instruction().text() + "\" with "
                            + DivisionRules.divisor(s) + " = "
                            + Address.hex(DivisionRules.divisorValue(s)) + ", RDX = "
                            + Address.hex(s.cpu().register(Registers.RDX)) + ", RAX = "
                            + Address.hex(s.cpu().register(Registers.RAX)))
            .cause("a quotient does not fit its register: the dividend's high half (RDX) was not cleared or"
                    + " sign-extended, or the smallest number was divided by -1")
            .change("Before DIV clear RDX (xor edx, edx); before IDIV sign-extend with CDQ or CQO; in C look for"
                    + " 64-by-32-bit divisions written in assembly.")
            .build();

    static final List<Rule> ALL = List.of(DIVIDE_OVERFLOW);

    private DivideOverflowRules() {}
}
