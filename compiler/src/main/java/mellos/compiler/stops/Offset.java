package mellos.compiler.stops;

import mellos.magic.abi.ObjectHeaderLayout;

/** How far an address is from the reference that it was computed from, where that is a constant. */
final class Offset {
    static final long UNKNOWN = Long.MIN_VALUE;

    /** No object is smaller: docs/abi.md, "Objects". Its end may be the start of another one. */
    private static final int SMALLEST_OBJECT = ObjectHeaderLayout.ARRAY_ELEMENTS;

    private Offset() {}

    /** Of a derived value: the sum of the constant steps from a value that is none; else {@link #UNKNOWN}. */
    static long of(Value value, DerivedValues derived) {
        if (!derived.contains(value)) {
            return value == Value.CONSTANT ? UNKNOWN : 0;
        }
        return switch (value.op()) {
            case ADDRESS -> plus(of(value.operand(0), derived), value.step());
            case COPY -> of(value.operand(0), derived);
            default -> UNKNOWN;
        };
    }

    private static long plus(long offset, long step) {
        return offset == UNKNOWN || step == UNKNOWN ? UNKNOWN : offset + step;
    }

    /** Whether an address this far from a reference lies in the object, however small it is. */
    static boolean isInAnyObject(long offset) {
        return offset >= 0 && offset < SMALLEST_OBJECT;
    }
}
