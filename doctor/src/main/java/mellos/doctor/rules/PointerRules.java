package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Page faults of loads and stores in kernel mode at addresses that are neither null nor stack. */
final class PointerRules {
    private PointerRules() {}

    static List<Rule> all() {
        return Stream.of(
                        ForbiddenAccessRules.ALL,
                        BadPointerRules.ALL,
                        MissingMappingRules.ALL,
                        PhysicalAddressRules.ALL,
                        UnmappedAccessRules.ALL,
                        DescriptorPageRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
