package mellos.doctor.rules;

import java.util.List;

/** Device memory that was never mapped. */
final class DeviceMemoryRules {
    private static final Rule DEVICE = Rule.named("device-memory-not-mapped")
            .needs(
                    78,
                    s -> AccessFacts.plain(s) && AddressFacts.isDevice(s.fault().cr2()),
                    s -> Address.hex(s.fault().cr2()) + " is "
                            + AddressFacts.device(s.fault().cr2()))
            .supports(
                    12,
                    s -> s.fault().cr2() >= 0xfee00000L && s.fault().cr2() < 0xfee01000L
                            || s.fault().cr2() >= 0xb8000L && s.fault().cr2() < 0xb9000L,
                    _ -> "kernels commonly touch it early")
            .cause(s -> "it touched " + AddressFacts.device(s.fault().cr2())
                    + " at its physical address, which these page tables do not map")
            .change("Map the device's page (uncached: PCD and PWT) before using it, in these page tables too, and"
                    + " use the virtual address it was mapped at.")
            .build();

    static final List<Rule> ALL = List.of(DEVICE);

    private DeviceMemoryRules() {}
}
