package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;

/** Jumps to where no code is. */
final class WildJumpRules {
    private static final Rule WILD_JUMP = Rule.named("wild-jump")
            .symptom()
            .needs(
                    46,
                    s -> FetchFacts.unmappedFetch(s)
                            && !Address.isNearNull(s.fault().rip()),
                    FetchFacts::target)
            .supports(
                    36,
                    s -> s.hasImage() && !s.names().inImage(s.fault().rip()),
                    _ -> "RIP is outside the kernel image")
            .supports(
                    18,
                    s -> !s.hasImage()
                            && !s.tables().isFamiliar(s.fault().rip())
                            && !Address.isHighHalf(s.fault().rip()),
                    _ -> "RIP is far from the " + "kernel's stack, tables and other code")
            .supports(
                    10,
                    s -> AddressFacts.isGarbage(s.fault().rip()),
                    s -> "RIP looks like "
                            + AddressFacts.describeGarbage(s.fault().rip()))
            .against(
                    25, s -> FetchFacts.lowTrampoline(s) && !s.history().tally().hasOneProcessor())
            .against(20, FetchFacts::leadsFromDelivery)
            .cause(s -> "it jumped to " + Address.hex(s.fault().rip())
                    + ", where no code is: a return address or function pointer " + "was overwritten or never set")
            .change("Look at the stack above RSP for the caller, and for what ran over it: a buffer on the stack"
                    + " written past its end, a function pointer in freed or zeroed memory, or a context"
                    + " restored wrongly.")
            .apart("After a RET the word just below RSP is the bad address; after a CALL the word at RSP is the"
                    + " caller.")
            .build();

    private static final Rule TRUNCATED = Rule.named("jump-address-truncated")
            .needs(
                    90,
                    s -> s.fault().isFetch()
                            && s.cpu().has(Field.RIP)
                            && s.hasImage()
                            && !s.names().inImage(s.fault().rip())
                            && (s.fault().rip() >>> 32) == 0
                            && s.image().isLinkedAt(s.fault().rip() | 0xffff_ffff_0000_0000L)
                            && !FetchFacts.leadsFromDelivery(s),
                    s -> "RIP is "
                            + Address.hex(s.fault().rip()) + "; with the upper 32 bits set it would be "
                            + s.names().name(s.fault().rip() | 0xffff_ffff_0000_0000L))
            .cause("a code address lost its upper 32 bits: it jumped to the low half of a higher-half address")
            .change("Load the target as 64 bits (movabs) and jump through the register; do not keep code addresses"
                    + " in 32-bit variables; compile with -mcmodel=kernel.")
            .build();

    static final List<Rule> ALL = List.of(WILD_JUMP, TRUNCATED);

    private WildJumpRules() {}
}
