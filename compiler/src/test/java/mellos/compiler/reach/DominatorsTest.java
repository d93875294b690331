package mellos.compiler.reach;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DominatorsTest {
    @Test
    void aDiamondIsDominatedByItsTop() {
        assertArrayEquals(
                new int[] {0, 0, 1, 1, 1},
                Dominators.of(List.of(new int[] {1}, new int[] {2, 3}, new int[] {4}, new int[] {4}, new int[] {})));
    }

    @Test
    void loopsAndSecondEntriesAreSeen() {
        // 0 -> 1 -> 2 -> 3 -> 1 and 0 -> 3: only the root dominates 1 and 3.
        assertArrayEquals(
                new int[] {0, 0, 1, 0},
                Dominators.of(List.of(new int[] {1, 3}, new int[] {2}, new int[] {3}, new int[] {1})));
    }

    @Test
    void whatTheRootDoesNotReachHasNone() {
        assertArrayEquals(new int[] {0, -1, 0}, Dominators.of(List.of(new int[] {2}, new int[] {2}, new int[] {})));
    }
}
