package mellos.doctor.rules;

import java.util.Map;
import java.util.Optional;

/** Model-specific registers a kernel commonly touches. Intel SDM vol. 4, "Architectural MSRs"; AMD APM vol. 2. */
final class MsrNames {
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(0x10L, "IA32_TIME_STAMP_COUNTER"),
            Map.entry(0x1bL, "IA32_APIC_BASE"),
            Map.entry(0x3aL, "IA32_FEATURE_CONTROL"),
            Map.entry(0x3bL, "IA32_TSC_ADJUST"),
            Map.entry(0x48L, "IA32_SPEC_CTRL"),
            Map.entry(0x174L, "IA32_SYSENTER_CS"),
            Map.entry(0x175L, "IA32_SYSENTER_ESP"),
            Map.entry(0x176L, "IA32_SYSENTER_EIP"),
            Map.entry(0x179L, "IA32_MCG_CAP"),
            Map.entry(0x1a0L, "IA32_MISC_ENABLE"),
            Map.entry(0x277L, "IA32_PAT"),
            Map.entry(0x6e0L, "IA32_TSC_DEADLINE"),
            Map.entry(0xda0L, "IA32_XSS"),
            Map.entry(0xc0000080L, "IA32_EFER"),
            Map.entry(0xc0000081L, "IA32_STAR"),
            Map.entry(0xc0000082L, "IA32_LSTAR"),
            Map.entry(0xc0000083L, "IA32_CSTAR"),
            Map.entry(0xc0000084L, "IA32_FMASK"),
            Map.entry(0xc0000100L, "IA32_FS_BASE"),
            Map.entry(0xc0000101L, "IA32_GS_BASE"),
            Map.entry(0xc0000102L, "IA32_KERNEL_GS_BASE"),
            Map.entry(0xc0000103L, "IA32_TSC_AUX"));

    private MsrNames() {}

    static Optional<String> nameOf(long number) {
        if (number >= 0x800 && number < 0x840) {
            return Optional.of("x2APIC register " + Address.hex(number - 0x800 << 4));
        }
        return Optional.ofNullable(NAMES.get(number));
    }
}
