package mellos.doctor.rules;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Loads and stores through addresses that are not canonical. */
final class CanonicalPointerRules {
    private static final Rule NON_CANONICAL_POINTER = Rule.named("pointer-not-canonical")
            .symptom()
            .needs(
                    52,
                    s -> (GeneralProtection.plainGp(s) || s.fault().is(Vector.STACK_FAULT))
                            && s.cpu().mode() == Mode.BITS_64
                            && Address.isCanonical(s.fault().rip())
                            && badRegisterOrOperand(s),
                    s -> s.code().isKnown()
                            ? "\""
                                    + s.code().instruction().text() + "\" addresses " + Address.hex(badAddress(s))
                                    + ", which is not canonical (bits 63–47 must be equal)"
                            : badRegister(s) + " holds " + Address.hex(badAddress(s))
                                    + ", not a canonical address (bits 63–47 must be equal); using it as a pointer"
                                    + " raises exactly this")
            .supports(
                    38,
                    s -> s.code().isKnown(),
                    _ -> "#GP with error code 0 is how the processor refuses such an address")
            .supports(
                    5,
                    s -> AddressFacts.isGarbage(badAddress(s)),
                    s -> "that is " + AddressFacts.describeGarbage(badAddress(s)))
            .cause(s -> "it followed a pointer that is no canonical address: " + Address.hex(badAddress(s))
                    + (!AddressFacts.isGarbage(badAddress(s))
                            ? ""
                            : ", " + AddressFacts.describeGarbage(badAddress(s))))
            .change(s -> "The register the address comes from is garbage: follow " + baseName(s)
                    + " back; usual sources are uninitialised or freed memory, an overrun of the structure that"
                    + " holds the pointer, and a page-table entry used with its flag bits (63, 0–11) still in it.")
            .build();

    static final List<Rule> ALL = List.of(NON_CANONICAL_POINTER);

    private CanonicalPointerRules() {}

    private static boolean badRegisterOrOperand(Scene s) {
        return s.code().isKnown()
                ? s.code().hasOperand()
                        && !s.code().is(Kind.NOP)
                        && !Address.isCanonical(s.code().operandAddress())
                : findBadRegister(s).isPresent();
    }

    /** The first general register with a value that is no address, for when the instruction is unknown. */
    private static OptionalInt findBadRegister(Scene s) {
        return IntStream.range(0, 16)
                .filter(i -> s.cpu().registerValue(i).test(value -> !Address.isCanonical(value)))
                .findFirst();
    }

    private static String badRegister(Scene s) {
        return Registers.name(findBadRegister(s).orElseThrow(), 64, true).toUpperCase(Locale.ROOT);
    }

    private static long badAddress(Scene s) {
        return s.code().isKnown()
                ? s.code().operandAddress()
                : s.cpu().register(findBadRegister(s).orElseThrow());
    }

    private static String baseName(Scene s) {
        if (!s.code().isKnown()) {
            return badRegister(s);
        }
        int base = s.code().operand().base();
        return base < 0 ? "the operand" : Registers.name(base, 64, true).toUpperCase(Locale.ROOT);
    }
}
