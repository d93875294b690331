package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;

/** The GDT as memory: not mapped, or read-only. */
final class DescriptorPageRules {
    private static final Rule GDT_PAGE = Rule.named("gdt-page-not-usable")
            .needs(
                    88,
                    s -> touchesGdt(s),
                    s -> "the fault address " + s.names().what(s.fault().cr2()) + " is inside the GDT (base "
                            + s.cpu().hex(Field.GDT_BASE) + ", limit "
                            + s.cpu().hex(Field.GDT_LIMIT)
                            + "), entry "
                            + (s.fault().cr2() - s.cpu().value(Field.GDT_BASE) >> 3))
            .supports(
                    6,
                    s -> s.code().is(Kind.MOV_TO_SEG, Kind.LTR, Kind.FAR_JUMP, Kind.FAR_RET, Kind.IRET, Kind.POP_SEG),
                    s -> "\"" + s.code().instruction().text() + "\" loads a segment")
            .cause(s -> s.fault().pageFault(ErrorCode.PRESENT)
                    ? "the processor had to set the Accessed (or Busy) bit of a descriptor, and the GDT's "
                            + "page is read-only"
                    : "the GDT's page is not mapped in the page tables in use")
            .change(s -> s.fault().pageFault(ErrorCode.PRESENT)
                    ? "Put the GDT in writable memory, or set the Accessed bit (bit 40) of every "
                            + "descriptor beforehand; the TSS descriptor must be writable for LTR."
                    : "Map the GDT in these page tables, at the address that LGDT was given; reload GDTR"
                            + " with the virtual address after switching to the higher half.")
            .build();

    static final List<Rule> ALL = List.of(GDT_PAGE);

    private DescriptorPageRules() {}

    private static boolean touchesGdt(Scene s) {
        return s.fault().isPageFault()
                && s.tables().inGdt(s.fault().cr2())
                && !s.fault().isFetch();
    }
}
