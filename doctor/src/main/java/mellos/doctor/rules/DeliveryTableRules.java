package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Tables that delivery reads and the page tables do not map; and what nothing else explains. */
final class DeliveryTableRules {
    private static final Rule IDT_NOT_MAPPED = Rule.delivery("idt-not-mapped")
            .needs(
                    90,
                    s -> DeliveryFacts.failed(s)
                            && s.fault().failedWith(Vector.PAGE_FAULT)
                            && s.fault().failure().cr2().isKnown()
                            && s.tables().inIdt(s.fault().failureAddress())
                            && !s.tables().idtNeverLoaded(),
                    s -> DeliveryFacts.nestedText(s) + ", inside the IDT ("
                            + s.tables().describeIdt() + ")")
            .cause("the IDT itself is not mapped in the page tables in use")
            .change("Map the IDT's page in these page tables, or reload IDTR with the address it has there (an IDT"
                    + " loaded at its physical address disappears with the identity map).")
            .build();

    private static final Rule TABLE_NOT_MAPPED = Rule.delivery("gdt-or-tss-not-mapped")
            .needs(
                    88,
                    s -> DeliveryFacts.failed(s)
                            && s.fault().failedWith(Vector.PAGE_FAULT)
                            && s.fault().failure().cr2().isKnown()
                            && (s.tables().inGdt(s.fault().failureAddress())
                                    || s.tables().inTss(s.fault().failureAddress()))
                            && !s.tables().inIdt(s.fault().failureAddress()),
                    s -> DeliveryFacts.nestedText(s) + ", inside the "
                            + (s.tables().inGdt(s.fault().failureAddress()) ? "GDT" : "TSS"))
            .cause(s -> "the " + (s.tables().inGdt(s.fault().failureAddress()) ? "GDT" : "TSS")
                    + " is not mapped in the page tables in use, and delivery needs it")
            .change("Map it in these page tables, and reload GDTR (and TR) with virtual addresses that stay valid.")
            .build();

    private static final Rule UNKNOWN = Rule.delivery("delivery-failed")
            .needs(30, DeliveryFacts::failed, DeliveryFacts::nestedText)
            .cause(s -> "its handler could not be reached (" + DeliveryFacts.nestedText(s) + ")")
            .change("Check the IDT entries of this vector and of #DF, the selector they name, and the stack they"
                    + " use.")
            .build();

    static final List<Rule> ALL = List.of(IDT_NOT_MAPPED, TABLE_NOT_MAPPED, UNKNOWN);

    private DeliveryTableRules() {}
}
