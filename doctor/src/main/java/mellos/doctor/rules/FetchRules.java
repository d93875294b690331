package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Page faults on the instruction fetch: control went to a place that cannot be executed. */
final class FetchRules {
    private FetchRules() {}

    static List<Rule> all() {
        return Stream.of(
                        NullJumpRules.ALL,
                        NewTablesRules.ALL,
                        LostTablesRules.ALL,
                        HigherHalfRules.ALL,
                        WildJumpRules.ALL,
                        ForbiddenFetchRules.ALL,
                        SmepRules.ALL,
                        GateOffsetRules.ALL,
                        TrampolineRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
