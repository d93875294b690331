package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Faults whose story lies in the handler of an earlier one. */
final class HandlerRules {
    private HandlerRules() {}

    static List<Rule> all() {
        return Stream.of(HandlerFaultRules.ALL, HandlerStackRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
