package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Exceptions about values and debugging: division, floating point, alignment, traps, machine checks. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static List<Rule> all() {
        return Stream.of(
                        DivisionRules.ALL,
                        DivideOverflowRules.ALL,
                        FloatingPointRules.ALL,
                        DebugRules.ALL,
                        CheckRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
