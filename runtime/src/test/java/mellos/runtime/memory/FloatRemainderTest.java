package mellos.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** HotSpot's {@code %} is the reference, bit for bit. */
class FloatRemainderTest {
    private static final double[] CORNERS = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        3.5,
        Math.PI,
        1e300,
        1e-300,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    @Test
    void corners() {
        for (double dividend : CORNERS) {
            for (double divisor : CORNERS) {
                check(dividend, divisor);
            }
        }
    }

    @Test
    void anyBits() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            check(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
            check(random.nextGaussian() * 1e6, random.nextGaussian());
        }
    }

    @Test
    void floats() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            float dividend = Float.intBitsToFloat(random.nextInt());
            float divisor = Float.intBitsToFloat(random.nextInt());
            float expected = dividend % divisor;
            assertEquals(
                    Float.floatToIntBits(expected), Float.floatToIntBits(FloatRemainder.remainder(dividend, divisor)));
        }
    }

    private static void check(double dividend, double divisor) {
        long expected = Double.doubleToLongBits(dividend % divisor);
        long actual = Double.doubleToLongBits(FloatRemainder.remainder(dividend, divisor));
        assertEquals(expected, actual, () -> dividend + " % " + divisor);
    }
}
