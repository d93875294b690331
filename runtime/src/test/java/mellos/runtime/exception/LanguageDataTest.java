package mellos.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.Test;

class LanguageDataTest {
    private static final Address FUNCTION = Address.of(0x40_1000);

    /** Calls at 16 to 20 land at 64; calls at 20 to 40 pass through; calls at 40 to 200 land at 300. */
    private static Address table() {
        int[] bytes = {0xff, 0xff, 0x01, 15, 16, 4, 64, 0, 20, 20, 0, 0, 40, 0xa0, 1, 0xac, 2, 0};
        bytes[3] = bytes.length - 4;
        Address start = SimulatedMemory.reset().allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            start.plus(i).storeByte((byte) bytes[i]);
        }
        return start;
    }

    private static long pad(int offset) {
        return LanguageData.landingPad(table(), FUNCTION, FUNCTION.bits() + offset);
    }

    @Test
    void findsThePadOfTheCall() {
        assertEquals(FUNCTION.bits() + 64, pad(16));
        assertEquals(FUNCTION.bits() + 64, pad(19));
        assertEquals(0, pad(20));
        assertEquals(FUNCTION.bits() + 300, pad(40));
        assertEquals(FUNCTION.bits() + 300, pad(199));
    }

    @Test
    void callsThatAreNotListedPassThrough() {
        assertEquals(0, pad(0));
        assertEquals(0, pad(200));
    }
}
