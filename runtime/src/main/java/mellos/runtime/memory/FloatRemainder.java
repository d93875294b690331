package mellos.runtime.memory;

import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;

/**
 * {@code fmod} and {@code fmodf}, exact: the JVM specification's {@code drem} and {@code frem}. The significands are
 * divided as integers, ten binary places of the quotient at a time.
 */
@NoHeap
public final class FloatRemainder {
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final long SIGN = 1L << 63;
    private static final int MAX_EXPONENT = 0x7ff;
    /** A significand of 53 bits shifted by ten stays positive. */
    private static final int STEP = 10;

    private FloatRemainder() {}

    @EntryPoint("fmodf")
    public static float remainder(float dividend, float divisor) {
        // Exact: the remainder has no bit below the lowest one of either argument.
        return (float) remainder((double) dividend, (double) divisor);
    }

    @EntryPoint("fmod")
    public static double remainder(double dividend, double divisor) {
        long left = Double.doubleToRawLongBits(dividend);
        long right = Double.doubleToRawLongBits(divisor) & ~SIGN;
        long sign = left & SIGN;
        left &= ~SIGN;
        if (right == 0 || exponent(left) == MAX_EXPONENT || divisor != divisor) {
            return Double.longBitsToDouble(0x7ff8_0000_0000_0000L);
        }
        if (left < right) {
            return dividend;
        }
        return Double.longBitsToDouble(sign | remainder(left, right));
    }

    /** Of two positive numbers given by their bits, the first not below the second. */
    private static long remainder(long left, long right) {
        int scale = scale(right);
        int steps = scale(left) - scale;
        long divisor = significand(right);
        long rest = significand(left) % divisor;
        while (steps > 0 && rest != 0) {
            int step = steps < STEP ? steps : STEP;
            rest = (rest << step) % divisor;
            steps -= step;
        }
        return compose(rest, scale);
    }

    private static int exponent(long bits) {
        return (int) (bits >>> FRACTION_BITS);
    }

    /**
     * The exponent that the lowest bit of the significand counts from: subnormals share that of the smallest normals.
     */
    private static int scale(long bits) {
        int exponent = exponent(bits);
        return exponent == 0 ? 1 : exponent;
    }

    private static long significand(long bits) {
        long fraction = bits & FRACTION;
        return exponent(bits) == 0 ? fraction : fraction | FRACTION + 1;
    }

    /** The bits of {@code significand * 2^(exponent - bias)}, subnormal where the exponent does not suffice. */
    private static long compose(long significand, int exponent) {
        if (significand == 0) {
            return 0;
        }
        int missing = Long.numberOfLeadingZeros(significand) - (63 - FRACTION_BITS);
        int shift = missing < exponent ? missing : exponent - 1;
        long aligned = significand << shift;
        return shift == missing ? aligned & FRACTION | (long) (exponent - shift) << FRACTION_BITS : aligned;
    }
}
