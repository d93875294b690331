package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.Field;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** The code selector in the gate. */
final class GateSelectorRules {
    private static final Rule GATE_SELECTOR = Rule.delivery("idt-gate-selector-wrong")
            .needs(
                    88,
                    s -> DeliveryFacts.failed(s)
                            && namesSelector(s)
                            && !s.tables().idtNeverLoaded(),
                    DeliveryFacts::nestedText)
            .supports(
                    8,
                    s -> (s.fault().failureCode() & 0xfffc)
                            != (s.cpu().segment(SegmentName.CS).selector() & 0xfffc),
                    s -> "the code runs on CS "
                            + Address.hex(s.cpu().segment(SegmentName.CS).selector()) + ", the gate names "
                            + Address.hex(s.fault().failureCode() & 0xfffc))
            .supports(1, s -> s.tables().descriptor(s.fault().failureCode()).isPresent(), GateSelectorRules::descriptor)
            .cause(s -> "the IDT gate for vector 0x"
                    + Integer.toHexString(s.fault().vector()) + " names code selector "
                    + Address.hex(s.fault().failureCode() & 0xfffc)
                    + ", no usable code segment in the GDT that is loaded (base "
                    + s.cpu().hex(Field.GDT_BASE) + ", limit "
                    + s.cpu().hex(Field.GDT_LIMIT) + ")")
            .change("Put the selector of your own 64-bit code segment in every gate, and load your own GDT before"
                    + " the IDT is used (boot loaders leave theirs: Limine's code selector is 0x28; a start-up"
                    + " trampoline's GDT has other entries).")
            .build();

    static final List<Rule> ALL = List.of(GATE_SELECTOR);

    private GateSelectorRules() {}

    private static boolean namesSelector(Scene s) {
        Nested f = s.fault().failure();
        return (f.vector() == Vector.GENERAL_PROTECTION || f.vector() == Vector.SEGMENT_NOT_PRESENT)
                && f.errorCode().test(code -> code > 3 && (code & ErrorCode.IDT) == 0);
    }

    private static String descriptor(Scene s) {
        return s.tables()
                .descriptor(s.fault().failureCode())
                .map(d -> "in the kernel image that selector is " + d.words()
                        + (d.isCode() && d.isPresent() && d.privilege() == 0
                                ? ", so the GDT in memory was overwritten or another one is loaded"
                                : ""))
                .orElse("");
    }
}
