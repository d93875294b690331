package mellos.selftest.injection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class InjectionTest {
    /**
     * Numbers close together would become a jump table, which lies where a processor in its first stages cannot read.
     */
    @Test
    void injectionsAreDistinctAndSpreadOut() {
        var numbers = new HashSet<Integer>();
        for (int i = 0; i < Injection.count(); i++) {
            assertTrue(numbers.add(Injection.number(i)), Injection.stage(i) + ":" + Injection.cause(i));
            assertEquals(0, Injection.number(i) & 0xf);
        }
        assertTrue(Injection.count() >= 30);
    }

    @Test
    void noCauseReachesTheFlagBesideIt() {
        for (int i = 0; i < Injection.count(); i++) {
            assertEquals(0, Injection.number(i) & InjectedBlock.UNMIRRORED);
        }
    }
}
