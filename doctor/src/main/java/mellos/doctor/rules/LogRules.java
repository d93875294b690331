package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** What a log tells that has no chain of faults to explain. */
final class LogRules {
    private LogRules() {}

    static List<Rule> all() {
        return Stream.of(
                        RealModeRules.ALL,
                        EmulatorRules.ALL,
                        StartUpRules.ALL,
                        EndingRules.ALL,
                        PanicRules.ALL,
                        IncompleteLogRules.ALL,
                        RegisterDumpRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
