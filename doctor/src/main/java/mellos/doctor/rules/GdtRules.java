package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;

/** The GDT register. */
final class GdtRules {
    private static final Rule GDT_POINTER = Rule.named("gdt-not-loaded-properly")
            .needs(
                    70,
                    s -> SelectorFacts.selectorFault(s)
                            && SelectorFacts.beyondGdt(s)
                            && !s.cpu().isLongMode()
                            && s.cpu().has(Field.GDT_LIMIT)
                            && (s.cpu().value(Field.GDT_LIMIT) < 0x17
                                    || s.cpu().value(Field.GDT_LIMIT) > 0xfff0
                                    || s.cpu().phase() == mellos.doctor.chain.Phase.PROTECTED_MODE),
                    s -> SelectorFacts.names(s)
                            + "; the GDT register holds base "
                            + s.cpu().hex(Field.GDT_BASE) + ", limit "
                            + s.cpu().hex(Field.GDT_LIMIT))
            .supports(
                    27,
                    s -> s.cpu().value(Field.GDT_LIMIT) < 0x17 || s.cpu().value(Field.GDT_BASE) == 0,
                    _ -> "that is no table with a code and a data segment")
            .against(
                    30,
                    s -> s.hasImage()
                            && !s.names().inImage(s.fault().linearRip())
                            && s.history().tally().hasOneProcessor())
            .cause("LGDT was given a wrong pointer: the GDT in use does not contain the selector of the far jump")
            .change("Check LGDT's operand: 2 bytes limit (size minus 1), then the base (4 bytes in 16- and 32-bit"
                    + " code, 8 in 64-bit), at an address that is right with the DS of that moment; in a"
                    + " copied trampoline the address must be that of the copy.")
            .build();

    static final List<Rule> ALL = List.of(GDT_POINTER);

    private GdtRules() {}
}
