package mellos.doctor.rules;

import java.util.List;

/** Pointers that are no addresses. */
final class BadPointerRules {
    private static final Rule GARBAGE = Rule.named("pointer-is-garbage")
            .symptom()
            .needs(
                    86,
                    s -> AccessFacts.plain(s)
                            && AddressFacts.isGarbage(s.fault().cr2()),
                    s -> Address.hex(s.fault().cr2()) + " is "
                            + AddressFacts.describeGarbage(s.fault().cr2()))
            .cause(s -> "it followed a pointer that is no address but "
                    + AddressFacts.describeGarbage(s.fault().cr2()))
            .change("Find where this pointer lives: it was never initialised, its memory was freed, or a neighbour"
                    + " was written past its end. A gdb watchpoint on it names the writer.")
            .build();

    private static final Rule TRUNCATED = Rule.named("pointer-truncated")
            .needs(
                    88,
                    s -> AccessFacts.plain(s)
                            && s.hasImage()
                            && !s.names().inImage(s.fault().cr2())
                            && s.fault().cr2() >>> 32 == 0
                            && s.image().isLinkedAt(s.fault().cr2() | 0xffff_ffff_0000_0000L),
                    s -> "with its upper 32 bits set, "
                            + Address.hex(s.fault().cr2())
                            + " would be " + s.names().name(s.fault().cr2() | 0xffff_ffff_0000_0000L))
            .cause(s -> "a pointer lost its upper 32 bits: "
                    + Address.hex(s.fault().cr2()) + " should be "
                    + Address.hex(s.fault().cr2() | 0xffff_ffff_0000_0000L))
            .change("Keep addresses in 64-bit types, load them with movabs or RIP-relative, and compile with"
                    + " -mcmodel=kernel.")
            .build();

    static final List<Rule> ALL = List.of(GARBAGE, TRUNCATED);

    private BadPointerRules() {}
}
