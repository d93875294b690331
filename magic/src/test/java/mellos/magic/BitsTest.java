package mellos.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Fields of registers. */
class BitsTest {
    private static final Bits VECTOR = Bits.at(0, 8);
    private static final Bits DELIVERY_MODE = Bits.at(8, 3);
    private static final Bits DESTINATION = Bits.at(24, 8);
    private static final Bits TOP = Bits.at(63, 1);
    private static final Bits ALL = Bits.at(0, 64);

    @Test
    void valuesAreMovedIntoPlaceAndBack() {
        long command = DESTINATION.of(0x81) | DELIVERY_MODE.of(6) | VECTOR.of(8);
        assertEquals(0x8100_0608L, command);
        assertEquals(0x81, DESTINATION.in(command));
        assertEquals(6, DELIVERY_MODE.in(command));
        assertEquals(-5, ALL.in(ALL.of(-5)));
        assertEquals(1, TOP.in(-1));
    }

    @Test
    void whatDoesNotFitIsDropped() {
        assertEquals(0x700, DELIVERY_MODE.of(-1));
        assertEquals(0x23, VECTOR.of(0x123));
    }

    @Test
    void settingAFieldKeepsTheOthers() {
        assertEquals(0xffff_fdffL, DELIVERY_MODE.set(0xffff_ffffL, 5));
        assertEquals(Long.MIN_VALUE, TOP.set(0, 1));
        assertTrue(TOP.isSetIn(-1));
        assertFalse(TOP.isSetIn(Long.MAX_VALUE));
    }

    @Test
    void aFieldLiesWithin64Bits() {
        assertThrows(IllegalArgumentException.class, () -> Bits.at(60, 5));
        assertThrows(IllegalArgumentException.class, () -> Bits.at(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> Bits.at(3, 0));
    }
}
