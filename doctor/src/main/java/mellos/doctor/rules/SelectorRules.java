package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Far jumps, and segments that are not present. */
final class SelectorRules {
    private static final Rule FAR_TRANSFER = Rule.named("far-jump-selector-invalid")
            .needs(
                    82,
                    s -> SelectorFacts.selectorFault(s) && s.code().is(Kind.FAR_JUMP, Kind.FAR_CALL, Kind.FAR_RET),
                    s -> "\"" + s.code().instruction().text() + "\": " + SelectorFacts.names(s))
            .supports(10, SelectorFacts::beyondGdt, _ -> "no such entry in the GDT that is loaded")
            .cause(s -> "the far transfer names code selector " + Address.hex(SelectorFacts.selector(s))
                    + SelectorFacts.whatItIs(s)
                    + (SelectorFacts.whatItIs(s).isEmpty() ? ", no code segment that the processor can enter" : ""))
            .change("Check the GDT that is loaded at this moment (base and limit in the dump): the limit is its"
                    + " size minus 1, the selector is 8 times the index, the descriptor must be code, present,"
                    + " and L = 1 with D = 0 for 64-bit code.")
            .build();

    private static final Rule NOT_PRESENT = Rule.named("segment-not-present")
            .needs(
                    82,
                    s -> SelectorFacts.selectorFault(s)
                            && s.fault().is(Vector.SEGMENT_NOT_PRESENT)
                            && !s.code().is(Kind.LTR, Kind.LLDT),
                    SelectorFacts::names)
            .cause(s -> "the descriptor of selector " + Address.hex(SelectorFacts.selector(s))
                    + " is not present (bit 47 is 0)")
            .change("Set the present bit in the descriptor (access byte 0x9A for code, 0x92 for data; 0xFA and"
                    + " 0xF2 for user).")
            .build();

    static final List<Rule> ALL = List.of(FAR_TRANSFER, NOT_PRESENT);

    private SelectorRules() {}
}
