package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.ControlState;
import mellos.doctor.log.Field;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;

/** The start-up trampoline in tables that do not map it. */
final class TrampolineRules {
    private static final Rule TRAMPOLINE_NOT_MAPPED = Rule.named("trampoline-not-mapped")
            .needs(
                    70,
                    s -> FetchFacts.unmappedFetch(s) && FetchFacts.lowTrampoline(s),
                    s -> FetchFacts.target(s) + " in low memory, where start-up trampolines run")
            .supports(
                    12,
                    s -> !s.cpu().efer(ControlBits.EFER_LMA) || s.cpu().mode() != mellos.doctor.x86.Mode.BITS_64,
                    _ -> "it happened at the moment paging came on")
            .supports(10, s -> s.processors().isApplicationProcessor(), _ -> "an application processor was starting")
            .against(35, s -> s.names().inImage(s.fault().rip()))
            .against(35, s -> s.history().tally().hasOneProcessor())
            .against(20, FetchFacts::leadsFromDelivery)
            .cause(s -> "the page tables loaded (CR3 " + s.cpu().hex(Field.CR3)
                    + ") do not map the trampoline page at "
                    + Address.hex(s.fault().rip() & ~0xfffL) + " to itself"
                    + (s.cpu().has(Field.CR3) ? peerHint(s) : ""))
            .change(s -> "Identity-map the trampoline page in the tables the trampoline loads, executable;"
                    + " check that CR3 is the physical address of the top-level table, below 4 GiB"
                    + " when it is loaded in 32-bit mode.")
            .apart("If CR3 differs from the boot processor's it is CR3 that is wrong; if it is equal the page is"
                    + " missing in it.")
            .build();

    static final List<Rule> ALL = List.of(TRAMPOLINE_NOT_MAPPED);

    private TrampolineRules() {}

    private static String peerHint(Scene s) {
        Value peer = s.processors().peer().map(ControlState::cr3).orElse(Value.UNKNOWN);
        if (!peer.isKnown() || peer.is(s.cpu().cr3())) {
            return "";
        }
        return peer.test(cr3 -> (cr3 & 0xffff_ffffL) == s.cpu().cr3())
                ? ": CR3 is the low half of the other processors' " + peer.hex()
                : "; the other processors use CR3 " + peer.hex();
    }
}
