package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Faults about selectors: segment loads, far transfers, interrupt returns, the task register. */
final class SegmentRules {
    private SegmentRules() {}

    static List<Rule> all() {
        return Stream.of(
                        TaskRegisterRules.ALL,
                        ShiftedFrameRules.ALL,
                        InterruptReturnRules.ALL,
                        SelectorRules.ALL,
                        StackSelectorRules.ALL,
                        SegmentLoadRules.ALL,
                        GdtRules.ALL,
                        InvalidTaskRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
