package mellos.doctor.rules;

import java.util.List;

/** Physical addresses used as virtual ones. */
final class PhysicalAddressRules {
    private static final Rule PHYSICAL = Rule.named("physical-address-used-as-virtual")
            .needs(
                    50,
                    s -> AccessFacts.plain(s)
                            && s.cpu().isLongMode()
                            && Address.isHighHalf(s.fault().rip())
                            && s.fault().cr2() > 0
                            && s.fault().cr2() < 0x10_0000_0000L
                            && !AddressFacts.isDevice(s.fault().cr2()),
                    s -> "the kernel runs in the higher half, " + "and the fault address "
                            + Address.hex(s.fault().cr2()) + " has the size of a physical one")
            .supports(
                    12,
                    s -> (s.fault().cr2() >>> 12) == (s.cpu().cr3() >>> 12)
                            || s.fault().cr2() < 0x100000,
                    s -> "it is in low memory, " + "where firmware tables and early structures are")
            .supports(8, s -> s.fault().cr2() < 0x1_0000_0000L, _ -> "it is below 4 GiB")
            .cause(s -> "it used the physical address " + Address.hex(s.fault().cr2())
                    + " as a virtual one, and the low half is not mapped")
            .change("Add the offset of the direct map (HHDM) before dereferencing addresses that come from page"
                    + " tables, ACPI, the memory map, the boot loader or a device; or keep the identity map"
                    + " until the last of them is converted.")
            .build();

    static final List<Rule> ALL = List.of(PHYSICAL);

    private PhysicalAddressRules() {}
}
