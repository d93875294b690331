package mellos.doctor.rules;

import java.util.List;

/** Memory that belongs to the kernel or to a device, and was never mapped. */
final class MissingMappingRules {
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

    private static final Rule IMAGE_NOT_MAPPED = Rule.named("kernel-section-not-mapped")
            .needs(
                    72,
                    s -> AccessFacts.plain(s)
                            && s.hasImage()
                            && s.image().isLinkedAt(s.fault().cr2()),
                    s -> s.names().what(s.fault().cr2())
                            + " is part of the kernel image ("
                            + s.image().sectionAt(s.fault().cr2()).orElse("no section")
                            + "), and it is not mapped")
            .supports(
                    10,
                    s -> s.image().isZeroInitialised(s.fault().cr2()),
                    _ -> "it is zero-initialised (BSS): not in the file, so loaders and "
                            + "mapping loops that use the file size miss it")
            .cause(s -> "part of the kernel image is not mapped: "
                    + s.names().what(s.fault().cr2()))
            .change("Map every segment up to its memory size (p_memsz, not p_filesz), rounded out to pages,"
                    + " through the last symbol of the linker script.")
            .build();

    static final List<Rule> ALL = List.of(DEVICE, IMAGE_NOT_MAPPED);

    private MissingMappingRules() {}
}
