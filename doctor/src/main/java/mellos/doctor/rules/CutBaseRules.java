package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.image.Symbol;
import mellos.doctor.log.Field;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** A GDTR or IDTR that holds only the low bits of its address. */
final class CutBaseRules {
    private static final long BITS_24 = 0xff_ffffL;
    private static final long BITS_32 = 0xffff_ffffL;

    private static final Rule GDT_CUT = Rule.named("gdt-base-cut")
            .needs(
                    97,
                    s -> usesGdt(s) && cutFrom(s, Field.GDT_BASE, "gdt").isPresent(),
                    s -> "the GDT base is " + s.cpu().hex(Field.GDT_BASE) + ", the low " + width(s, Field.GDT_BASE)
                            + " bits of "
                            + cutFrom(s, Field.GDT_BASE, "gdt").orElseThrow())
            .cause(s -> "LGDT kept only " + width(s, Field.GDT_BASE) + " bits of the GDT's address: GDTR holds "
                    + s.cpu().hex(Field.GDT_BASE) + " instead of "
                    + cutFrom(s, Field.GDT_BASE, "gdt").orElseThrow())
            .change(s -> s.cpu().value(Field.GDT_BASE) <= BITS_24
                    ? "Use LGDT with a 32-bit operand in 16-bit code (o32 lgdt, lgdtl)"
                            + "; with a 16-bit operand it takes 24 bits of the base."
                    : "Load the GDT again with a 64-bit pointer (10 bytes) once 64-bit code runs.")
            .build();

    private static final Rule IDT_CUT = Rule.delivery("idt-base-cut")
            .needs(
                    95,
                    s -> s.fault().deliveryFailed()
                            && cutFrom(s, Field.IDT_BASE, "idt").isPresent(),
                    s -> "the IDT base is " + s.cpu().hex(Field.IDT_BASE) + ", the low " + width(s, Field.IDT_BASE)
                            + " bits of "
                            + cutFrom(s, Field.IDT_BASE, "idt").orElseThrow())
            .cause(s -> "LIDT kept only " + width(s, Field.IDT_BASE) + " bits of the IDT's address: IDTR holds "
                    + s.cpu().hex(Field.IDT_BASE) + " instead of "
                    + cutFrom(s, Field.IDT_BASE, "idt").orElseThrow())
            .change(s -> s.cpu().value(Field.IDT_BASE) <= BITS_24
                    ? "Use LIDT with a 32-bit operand in 16-bit code; with a 16-bit operand it takes 24 bits of"
                            + " the base."
                    : "Give LIDT a 10-byte operand with all 64 bits of the base, in 64-bit code.")
            .build();

    static final List<Rule> ALL = List.of(GDT_CUT, IDT_CUT);

    private CutBaseRules() {}

    /**
     * The full address of which the register holds only the low bits: of a symbol named so, or in another processor.
     */
    private static Optional<String> cutFrom(Scene s, Field field, String name) {
        if (!(s.cpu().state().value(field) instanceof Value.Known base) || base.number() == 0) {
            return Optional.empty();
        }
        Stream<Long> symbols =
                s.hasImage() ? s.image().symbolsNamedLike(name).stream().map(Symbol::address) : Stream.empty();
        Stream<Long> peers = s.processors().others().stream()
                .map(each -> field == Field.GDT_BASE ? each.gdtBase() : each.idtBase())
                .filter(Value::isKnown)
                .map(Value::number);
        return Stream.concat(symbols, peers)
                .filter(full -> full != base.number() && !reaches(s, full))
                .filter(full -> (full & BITS_24) == base.number() || (full & BITS_32) == base.number())
                .findFirst()
                .map(Address::hex);
    }

    /** A base below 4 GiB is right for code that runs there: before the jump to the higher half. */
    private static boolean reaches(Scene s, long full) {
        boolean cutTo24 = s.cpu().state().value(Field.GDT_BASE).test(base -> base > BITS_24);
        return Address.isHighHalf(full) && cutTo24 && !s.cpu().isPaging();
    }

    private static String width(Scene s, Field field) {
        return s.cpu().value(field) <= BITS_24 ? "24" : "32";
    }

    private static boolean usesGdt(Scene s) {
        boolean selector = (s.fault().is(Vector.GENERAL_PROTECTION)
                        || s.fault().is(Vector.SEGMENT_NOT_PRESENT)
                        || s.fault().is(Vector.STACK_FAULT))
                && s.fault().errorCode().test(code -> code > 3 && (code & ErrorCode.IDT) == 0);
        boolean table = s.fault().isPageFault() && s.fault().address().test(s.tables()::inGdt);
        boolean loads = s.code().is(Kind.MOV_TO_SEG, Kind.FAR_JUMP, Kind.FAR_RET, Kind.LTR, Kind.IRET, Kind.POP_SEG);
        boolean delivery = s.fault()
                .findFailure()
                .filter(each -> each.cr2().test(s.tables()::inGdt)
                        || each.errorCode().test(code -> code > 3 && (code & ErrorCode.IDT) == 0))
                .isPresent();
        return selector || table || loads || delivery;
    }
}
