package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Loads of DS, ES, FS, GS refused. */
final class SegmentLoadRules {
    private static final Rule SELECTOR_LOAD = Rule.named("segment-selector-invalid")
            .needs(
                    58,
                    s -> SelectorFacts.selectorFault(s)
                            && s.fault().is(Vector.GENERAL_PROTECTION)
                            && (!s.code().isKnown()
                                    || s.code().is(Kind.MOV_TO_SEG, Kind.POP_SEG, Kind.LOAD_FAR_POINTER)),
                    SelectorFacts::names)
            .supports(
                    26,
                    s -> s.code().is(Kind.MOV_TO_SEG, Kind.POP_SEG),
                    s -> "\"" + s.code().instruction().text() + "\" loads a segment register")
            .supports(8, SelectorFacts::beyondGdt, _ -> "no such entry in the GDT that is loaded")
            .against(22, s -> !s.code().isKnown() && FrameFacts.notPopped(s))
            .supports(
                    8,
                    s -> !s.code().isKnown()
                            && (SelectorFacts.selector(s)
                                    == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc)),
                    _ -> "it is the selector of the "
                            + "task register: LTR on a TSS that is already busy raises exactly this")
            .cause(s -> s.code().isKnown()
                    ? "a segment register was loaded with selector " + Address.hex(SelectorFacts.selector(s))
                            + (SelectorFacts.whatItIs(s).isEmpty()
                                    ? ", no usable data segment of the GDT in use"
                                    : SelectorFacts.whatItIs(s))
                    : "an instruction (a segment load, far jump or return, interrupt return, or LTR) used "
                            + "selector " + Address.hex(SelectorFacts.selector(s))
                            + (SelectorFacts.whatItIs(s).isEmpty()
                                    ? ", which the GDT in use does not have as such"
                                    : SelectorFacts.whatItIs(s)))
            .apart("The instruction decides between a segment register, a far transfer, an interrupt frame and"
                    + " LTR: give the doctor --kernel.")
            .change("Use the selectors of the GDT that is loaded now: a boot loader's selectors (GRUB 0x10/0x18,"
                    + " Limine 0x28/0x30) do not fit your own table, and the other way round. The limit is the"
                    + " table's size minus 1.")
            .build();

    static final List<Rule> ALL = List.of(SELECTOR_LOAD);

    private SegmentLoadRules() {}
}
