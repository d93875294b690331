package mellos.kernel.apic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory-mapped mode, on a page of simulated memory. */
class LocalApicTest {
    private static final long PAGE = 0xffff_c000_0000_0000L;

    @BeforeEach
    void freshPage() {
        SimulatedMemory.reset();
        LocalApic.choose(Address.of(PAGE), false);
    }

    private static Address register(int offset) {
        return Address.of(PAGE + offset);
    }

    @Test
    void theIdIsTheTopByteOfItsRegister() {
        register(0x20).storeInt(0x4200_0000);
        assertEquals(0x42, LocalApic.readId());
        register(0x20).storeInt(0xff00_0000);
        assertEquals(0xff, LocalApic.readId());
    }

    @Test
    void aCommandHasItsTargetInTheHighWord() {
        LocalApic.sendCommand(0x81, 0x4608);
        assertEquals(0x8100_0000, register(0x310).loadInt());
        assertEquals(0x4608, register(0x300).loadInt());
    }

    @Test
    void aMisalignedPageIsNoticed() {
        assertTrue(LocalApic.isAligned());
        LocalApic.choose(Address.of(PAGE + 0x3f8), false);
        assertFalse(LocalApic.isAligned());
    }

    @Test
    void enabledIsABitOfTheSpuriousRegister() {
        assertFalse(LocalApic.isEnabledHere());
        register(0xf0).storeInt(0x1ff);
        assertTrue(LocalApic.isEnabledHere());
    }
}
