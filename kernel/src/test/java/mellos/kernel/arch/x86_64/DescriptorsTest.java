package mellos.kernel.arch.x86_64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.Test;

/** Bit layouts against the manual's pictures. */
class DescriptorsTest {
    private static final long HANDLER = 0x1234_5678_9abc_def0L;

    @Test
    void aGateHoldsItsHandlerInThreeParts() {
        long low = Descriptors.gateLow(HANDLER, 1);
        assertEquals(0xdef0, low & 0xffff);
        assertEquals(Descriptors.SELECTOR_CODE, low >>> 16 & 0xffff);
        assertEquals(1, low >>> 32 & 7);
        assertEquals(0x8e, low >>> 40 & 0xff);
        assertEquals(0x9abc, low >>> 48);
        assertEquals(0x1234_5678, Descriptors.gateHigh(HANDLER));
    }

    @Test
    void aTaskStateDescriptorHoldsBaseLimitAndTypeAvailable() {
        long low = Descriptors.tssLow(HANDLER, 104);
        assertEquals(103, low & 0xffff);
        assertEquals(0xbc_def0, low >>> 16 & 0xff_ffff);
        assertEquals(0x89, low >>> 40 & 0xff);
        assertEquals(0x9a, low >>> 56);
        assertEquals(0x1234_5678, Descriptors.tssHigh(HANDLER));
    }

    @Test
    void interruptStacksLieWhereTheProcessorLooks() {
        SimulatedMemory.reset();
        Address tss = Address.of(0x5000);
        SegmentTables.interruptStack(tss, 1, Address.of(0xaaa0));
        SegmentTables.interruptStack(tss, 7, Address.of(0xbbb0));
        assertEquals(0xaaa0, tss.plus(0x24).loadLong());
        assertEquals(0xbbb0, tss.plus(0x54).loadLong());
    }

    @Test
    void exceptionsWithAnErrorCodeAreTheManuals() {
        int mask = 0;
        for (int vector : new int[] {8, 10, 11, 12, 13, 14, 17, 21, 29, 30}) {
            mask |= 1 << vector;
        }
        assertEquals(mask, Descriptors.EXCEPTIONS_WITH_ERROR_CODE);
    }
}
