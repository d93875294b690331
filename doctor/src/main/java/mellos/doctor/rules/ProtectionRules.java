package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** General protection faults with error code 0 in kernel mode: addresses, alignment, registers that refuse a value. */
final class ProtectionRules {
    private ProtectionRules() {}

    static List<Rule> all() {
        return Stream.of(
                        CanonicalPointerRules.ALL,
                        CanonicalJumpRules.ALL,
                        AlignedAccessRules.ALL,
                        MsrRules.ALL,
                        ControlRegisterRules.ALL,
                        ExtendedControlRules.ALL,
                        SegmentLimitRules.ALL,
                        CompatibilityModeRules.ALL,
                        GeneralProtectionRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
