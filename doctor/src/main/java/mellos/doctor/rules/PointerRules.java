package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Page faults of loads and stores in kernel mode at addresses that are neither null nor stack. */
final class PointerRules {
    private PointerRules() {}

    static List<Rule> all() {
        return Stream.of(
                        ForbiddenAccessRules.ALL,
                        SmapRules.ALL,
                        BadPointerRules.ALL,
                        MissingMappingRules.ALL,
                        DeviceMemoryRules.ALL,
                        PhysicalAddressRules.ALL,
                        UnmappedAccessRules.ALL,
                        OverrunRules.ALL,
                        DescriptorPageRules.ALL,
                        TaskPageRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
