package mellos.kernel.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FadtTest {
    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
    }

    private static void fadt(int flags) {
        Tables.at(Tables.FADT + 40).storeInt((int) Tables.DSDT);
        Tables.at(Tables.FADT + 64).storeInt(0x604);
        Tables.at(Tables.FADT + 76).storeInt(0x608);
        Tables.at(Tables.FADT + 112).storeInt(flags);
        Tables.table(Tables.FADT, "FACP", 116);
    }

    /** Name operator, {@code _S5_}, package of four elements with these bytes as the first. */
    private static void dsdt(int... first) {
        Tables.text(Tables.DSDT + 40, "\b_S5_");
        Tables.at(Tables.DSDT + 45).storeInt(0x0004_0612);
        for (int i = 0; i < first.length; i++) {
            Tables.at(Tables.DSDT + 48 + i).storeByte((byte) first[i]);
        }
        Tables.table(Tables.DSDT, "DSDT", 64);
    }

    @Test
    void readsPortsAndTheWidthOfTheTimer() {
        fadt(1 << 8);
        assertNull(Fadt.read(Tables.FADT));
        assertEquals(0x604, Fadt.controlPort());
        assertEquals(0x608, Fadt.timerPort());
        assertTrue(Fadt.isTimerWide());
        assertEquals(-1, Fadt.sleepType());
    }

    @Test
    void findsTheSleepTypeWithAndWithoutAPrefix() {
        fadt(0);
        dsdt(0x0a, 0x05);
        assertNull(Fadt.read(Tables.FADT));
        assertEquals(5, Fadt.sleepType());
        dsdt(0x00);
        assertNull(Fadt.read(Tables.FADT));
        assertEquals(0, Fadt.sleepType());
    }

    @Test
    void namesATableThatIsTooShort() {
        Tables.table(Tables.FADT, "FACP", 60);
        assertEquals("states a length that cannot be", Fadt.read(Tables.FADT));
        assertEquals(0, Fadt.controlPort());
    }
}
