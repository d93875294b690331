package mellos.doctor.rules;

import java.util.List;

/** Parts of the kernel image that were never mapped. */
final class MissingMappingRules {

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

    static final List<Rule> ALL = List.of(IMAGE_NOT_MAPPED);

    private MissingMappingRules() {}
}
