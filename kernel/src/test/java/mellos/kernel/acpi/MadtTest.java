package mellos.kernel.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MadtTest {
    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
    }

    @Test
    void keepsSparseIdsInTheTablesOrder() {
        Tables.madt(Tables.localApic(0, 1), Tables.localApic(2, 1), Tables.localApic(64, 1));
        assertNull(Madt.read(Tables.MADT));
        assertEquals(3, Madt.processors());
        assertEquals(2, Madt.apicId(1));
        assertEquals(64, Madt.apicId(2));
        assertEquals(0xfee0_0000L, Madt.localApicAddress());
    }

    @Test
    void takesOnlineCapableProcessorsAndLeavesDisabledOnesOut() {
        Tables.madt(Tables.localApic(0, 1), Tables.localApic(1, 0), Tables.localApic(2, 2));
        assertNull(Madt.read(Tables.MADT));
        assertEquals(2, Madt.processors());
        assertEquals(1, Madt.unusable());
    }

    @Test
    void countsAProcessorOnceThatHasTwoEntries() {
        Tables.madt(
                Tables.localApic(0, 1), Tables.localApic(1, 1), Tables.localX2Apic(1, 1), Tables.localX2Apic(0x101, 1));
        assertNull(Madt.read(Tables.MADT));
        assertEquals(3, Madt.processors());
        assertEquals(0x101, Madt.apicId(2));
        assertEquals(1, Madt.duplicates());
    }

    @Test
    void ignoresTheBroadcastId() {
        Tables.madt(Tables.localApic(0, 1), Tables.localApic(255, 1));
        assertNull(Madt.read(Tables.MADT));
        assertEquals(1, Madt.processors());
    }

    @Test
    void readsTheIoApicAndTheOverridesOfIsaInterrupts() {
        Tables.madt(
                new int[] {1, 12, 0, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0}, new int[] {2, 10, 0, 9, 20, 0, 0, 0, 0x0f, 0});
        assertNull(Madt.read(Tables.MADT));
        assertEquals(0xfec0_0000L, Madt.ioApicAddress());
        assertEquals(20, Madt.sourceOfIsa(9));
        assertTrue(Madt.isActiveLow(9) && Madt.isLevelTriggered(9));
        assertEquals(4, Madt.sourceOfIsa(4));
    }

    @Test
    void namesAWrongChecksum() {
        Tables.madt(Tables.localApic(0, 1));
        Tables.at(Tables.MADT + 10).storeByte((byte) 77);
        assertEquals("has a wrong checksum", Madt.read(Tables.MADT));
        assertEquals(0, Madt.processors());
    }

    @Test
    void namesAnEntryBeyondTheEndAndUsesNothingOfTheTable() {
        Tables.madt(Tables.localApic(0, 1), new int[] {0, 200, 1, 1, 1, 0, 0, 0});
        assertEquals("has an entry that reaches beyond its end", Madt.read(Tables.MADT));
        assertEquals(0, Madt.processors());
    }

    @Test
    void anEntryOfLengthZeroDoesNotHang() {
        Tables.madt(new int[] {0, 0, 1, 1, 1, 0, 0, 0});
        assertEquals("has an entry that reaches beyond its end", Madt.read(Tables.MADT));
    }

    @Test
    void stopsAtItsCapacity() {
        int[][] entries = new int[300][];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Tables.localX2Apic(i, 1);
        }
        Tables.madt(entries);
        assertNull(Madt.read(Tables.MADT));
        assertEquals(Madt.MAXIMUM_PROCESSORS, Madt.processors());
        assertEquals(44, Madt.excess());
    }
}
