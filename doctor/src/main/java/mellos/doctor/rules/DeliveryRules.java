package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Why an exception or interrupt did not reach its handler: the IDT, its gates, the stack it switches to. */
final class DeliveryRules {
    private DeliveryRules() {}

    static List<Rule> all() {
        return Stream.of(
                        IdtRules.ALL,
                        GateRules.ALL,
                        GateSelectorRules.ALL,
                        KernelStackRules.ALL,
                        TaskStateRules.ALL,
                        DeliveryStackRules.ALL,
                        DeliveryTableRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
