package mellos.kernel.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RootPointerTest {
    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
    }

    @Test
    void isFoundInTheBiosArea() {
        Tables.rootPointer(Tables.ROOT_POINTER, 0);
        assertEquals(Tables.ROOT_POINTER, RootPointer.search());
    }

    @Test
    void isFoundInTheExtendedDataArea() {
        Tables.at(0x40e).storeShort((short) 0x9fc0);
        Tables.rootPointer(0x9_fc10, 0);
        assertEquals(0x9_fc10, RootPointer.search());
    }

    @Test
    void isNotFoundWithAWrongChecksum() {
        Tables.rootPointer(Tables.ROOT_POINTER, 2);
        assertTrue(RootPointer.isValid(Tables.ROOT_POINTER));
        Tables.at(Tables.ROOT_POINTER + 30).storeByte((byte) 1);
        assertFalse(RootPointer.isValid(Tables.ROOT_POINTER));
        assertEquals(0, RootPointer.search());
    }

    @Test
    void prefersTheTableOf64BitAddresses() {
        Tables.rootPointer(Tables.ROOT_POINTER, 2);
        Tables.rootTable();
        Tables.madt(Tables.localApic(0, 1));
        Tables.extendedTable(Tables.MADT);
        assertNull(RootPointer.check(Tables.ROOT_POINTER));
        assertEquals(Tables.MADT, RootPointer.find(Tables.ROOT_POINTER, Madt.SIGNATURE));
    }

    @Test
    void fallsBackToTheOldTableWhenTheNewOneIsBad() {
        Tables.rootPointer(Tables.ROOT_POINTER, 2);
        Tables.madt(Tables.localApic(0, 1));
        Tables.extendedTable(Tables.MADT);
        Tables.at(Tables.EXTENDED_TABLE + 12).storeByte((byte) 1);
        Tables.rootTable(Tables.MADT);
        assertNull(RootPointer.check(Tables.ROOT_POINTER));
        assertEquals(Tables.MADT, RootPointer.find(Tables.ROOT_POINTER, Madt.SIGNATURE));
    }

    @Test
    void namesWhatIsWrongWithBothTables() {
        Tables.rootPointer(Tables.ROOT_POINTER, 0);
        assertEquals("has another signature", RootPointer.check(Tables.ROOT_POINTER));
        assertEquals(0, RootPointer.find(Tables.ROOT_POINTER, Madt.SIGNATURE));
    }

    @Test
    void skipsEntriesThatPointBeyondWhatIsMapped() {
        Tables.rootPointer(Tables.ROOT_POINTER, 2);
        Tables.madt(Tables.localApic(0, 1));
        Tables.extendedTable(0x1_0000_0000L, -1L, Tables.MADT);
        assertEquals(Tables.MADT, RootPointer.find(Tables.ROOT_POINTER, Madt.SIGNATURE));
    }
}
