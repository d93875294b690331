package mellos.doctor.log;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * A number that a log may have or not have. An unknown value is not zero: it has no number at all, every question about
 * it is answered with no, and who asks for its number gets {@link NotInLogException}.
 */
public sealed interface Value {
    Value UNKNOWN = new Unknown();

    /** A number the log has. */
    record Known(long number) implements Value {
        @Override
        public boolean isKnown() {
            return true;
        }

        @Override
        public boolean test(LongPredicate question) {
            return question.test(number);
        }

        @Override
        public Value map(LongUnaryOperator change) {
            return new Known(change.applyAsLong(number));
        }

        @Override
        public String hex() {
            return "0x" + Long.toHexString(number);
        }
    }

    /** A number the log does not have. */
    record Unknown() implements Value {
        @Override
        public long number() {
            throw new NotInLogException();
        }

        @Override
        public boolean isKnown() {
            return false;
        }

        @Override
        public boolean test(LongPredicate question) {
            return false;
        }

        @Override
        public Value map(LongUnaryOperator change) {
            return this;
        }

        @Override
        public String hex() {
            return "unknown";
        }
    }

    static Value of(long number) {
        return new Known(number);
    }

    /**
     * The number.
     *
     * @throws NotInLogException when it is unknown
     */
    long number();

    boolean isKnown();

    /** True when it is known and the question holds for it. */
    boolean test(LongPredicate question);

    /** Another value made of this one; unknown when this is. */
    Value map(LongUnaryOperator change);

    /** Hexadecimal, or the word {@code unknown}. */
    String hex();

    /** True when it is known to be this number. */
    default boolean is(long wanted) {
        return test(number -> number == wanted);
    }

    /** True when all bits are known to be 1. */
    default boolean has(long bits) {
        return test(number -> (number & bits) == bits);
    }

    /** True when all bits are known to be 0. */
    default boolean lacks(long bits) {
        return test(number -> (number & bits) == 0);
    }

    /** This one, or the other when this is unknown. */
    default Value or(Value other) {
        return isKnown() ? this : other;
    }
}
