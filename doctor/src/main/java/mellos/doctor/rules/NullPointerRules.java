package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Data accesses close to address zero: a null pointer, or a segment base that nobody set. */
final class NullPointerRules {
    private NullPointerRules() {}

    static List<Rule> all() {
        return Stream.of(NullAccessRules.ALL, SegmentBaseRules.ALL, StackProtectorRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
