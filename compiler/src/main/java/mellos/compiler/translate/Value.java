package mellos.compiler.translate;

import java.util.Optional;
import mellos.compiler.model.ClassInfo;

/**
 * An operand: LLVM's text for it and what is known of it.
 *
 * @param text a name or a constant
 * @param nonNull a reference that cannot be null
 * @param constant an {@code Integer}, {@code Long}, {@code String} or {@code ClassInfo} known at build time, or null
 * @param exact the class of the object, if no subclass is possible, or null
 * @param origin index of the instruction that pushed it, or {@link #NO_ORIGIN}
 */
record Value(Kind kind, String text, boolean nonNull, Object constant, ClassInfo exact, int origin) {
    static final int NO_ORIGIN = -1;

    static Value of(Kind kind, String text) {
        return new Value(kind, text, false, null, null, NO_ORIGIN);
    }

    static Value reference(String text) {
        return of(Kind.REFERENCE, text);
    }

    static Value nonNull(String text) {
        return new Value(Kind.REFERENCE, text, true, null, null, NO_ORIGIN);
    }

    static Value constant(int value) {
        return new Value(Kind.INT, Integer.toString(value), false, value, null, NO_ORIGIN);
    }

    static Value constant(long value) {
        return new Value(Kind.LONG, Long.toString(value), false, value, null, NO_ORIGIN);
    }

    static Value nothing() {
        return of(Kind.REFERENCE, "null");
    }

    Value withOrigin(int index) {
        return new Value(kind, text, nonNull, constant, exact, index);
    }

    Value withConstant(Object value) {
        return new Value(kind, text, nonNull, value, exact, origin);
    }

    Value withExact(ClassInfo type) {
        return new Value(kind, text, true, constant, type, origin);
    }

    boolean isNullConstant() {
        return text.equals("null");
    }

    Optional<Integer> intConstant() {
        return constant instanceof Integer value ? Optional.of(value) : Optional.empty();
    }

    /** With its type, as an argument or operand. */
    String typed() {
        return kind.ir() + ' ' + text;
    }
}
