package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Why an exception or interrupt did not reach its handler: the IDT, its gates, the stack it switches to. */
final class DeliveryRules {
    private DeliveryRules() {}

    static List<Rule> all() {
        return Stream.of(
                        IdtRules.ALL,
                        IdtLimitRules.ALL,
                        GateRules.ALL,
                        AbsentGateRules.ALL,
                        GateSelectorRules.ALL,
                        NullSelectorRules.ALL,
                        KernelStackRules.ALL,
                        TaskStateRules.ALL,
                        TaskStateSizeRules.ALL,
                        DeliveryStackRules.ALL,
                        DeliveryTableRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
