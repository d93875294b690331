package mellos.compiler.stops;

/** Comparisons of numbers; llvm-c/Core.h, "LLVMIntPredicate". */
enum Comparison {
    EQUAL(32),
    NOT_EQUAL(33),
    ABOVE(34),
    ABOVE_OR_EQUAL(35),
    BELOW(36),
    BELOW_OR_EQUAL(37),
    GREATER(38),
    GREATER_OR_EQUAL(39),
    LESS(40),
    LESS_OR_EQUAL(41);

    private final int number;

    Comparison(int number) {
        this.number = number;
    }

    static Comparison of(int number) {
        return values()[number - EQUAL.number];
    }

    int number() {
        return number;
    }

    /** Holds where this does not. */
    Comparison inverse() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case ABOVE -> BELOW_OR_EQUAL;
            case ABOVE_OR_EQUAL -> BELOW;
            case BELOW -> ABOVE_OR_EQUAL;
            case BELOW_OR_EQUAL -> ABOVE;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
        };
    }

    /** Without equality; that of two different numbers says nothing of which comes first. */
    Comparison strict() {
        return switch (this) {
            case ABOVE_OR_EQUAL -> ABOVE;
            case BELOW_OR_EQUAL -> BELOW;
            case GREATER_OR_EQUAL -> GREATER;
            case LESS_OR_EQUAL -> LESS;
            case EQUAL, NOT_EQUAL, ABOVE, BELOW, GREATER, LESS -> this;
        };
    }

    /** Whether a loop may go on while this holds between a counter with such a step and its bound. */
    boolean leadsToBound(long step) {
        return switch (strict()) {
            case NOT_EQUAL -> true;
            case BELOW, LESS -> step > 0;
            case ABOVE, GREATER -> step < 0;
            default -> false;
        };
    }
}
