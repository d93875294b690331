package mellos.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.Test;

class FrameTableTest {
    /**
     * Functions at the given offsets below the table; the description of number {@code i} lies {@code 1000 + i} above
     * it.
     */
    private static Address table(int... starts) {
        Address header = SimulatedMemory.reset().allocate(12 + 8 * starts.length);
        header.storeInt(0x3b03_1b01);
        header.plus(8).storeInt(starts.length);
        for (int i = 0; i < starts.length; i++) {
            header.plus(12 + 8L * i).storeInt(starts[i]);
            header.plus(16 + 8L * i).storeInt(1000 + i);
        }
        return header;
    }

    private static long find(Address header, int offset) {
        return FrameTable.find(header, header.bits() + offset).minus(header);
    }

    @Test
    void lastFunctionThatStartsBefore() {
        Address header = table(-500, -300, -100, 50);
        assertEquals(1000, find(header, -500));
        assertEquals(1000, find(header, -301));
        assertEquals(1001, find(header, -300));
        assertEquals(1002, find(header, 49));
        assertEquals(1003, find(header, 5000));
    }

    @Test
    void nothingBeforeTheFirst() {
        Address header = table(-500, -300);
        assertTrue(FrameTable.find(header, header.bits() - 501).isZero());
        assertTrue(FrameTable.find(table(), 0).isZero());
    }

    @Test
    void anotherFormIsRefused() {
        Address header = table(-500);
        header.storeInt(0x3b03_1b02);
        assertTrue(FrameTable.find(header, header.bits()).isZero());
    }
}
