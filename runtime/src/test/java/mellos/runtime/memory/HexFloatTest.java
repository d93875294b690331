package mellos.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HexFloatTest {
    @Test
    void sameAsTheJdk() {
        double[] corners = {
            0.0, -0.0, 1.0, -1.5, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0
        };
        for (double corner : corners) {
            assertEquals(Double.toHexString(corner), HexFloat.of(corner));
        }
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertEquals(Double.toHexString(value), HexFloat.of(value));
        }
    }
}
