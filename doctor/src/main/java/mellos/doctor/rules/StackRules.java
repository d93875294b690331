package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Faults on the stack: overflown, never set, unmapped, not canonical. */
final class StackRules {
    private StackRules() {}

    static List<Rule> all() {
        return Stream.of(StackOverflowRules.ALL, StackPointerRules.ALL, StackMappingRules.ALL, UserStackRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
