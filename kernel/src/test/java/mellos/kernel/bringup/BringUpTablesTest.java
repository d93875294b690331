package mellos.kernel.bringup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.processor.Processors;
import org.junit.jupiter.api.Test;

/** What the tables of bring-up promise each other. */
class BringUpTablesTest {
    @Test
    void theTrampolineSetsBothBitsOfTheFoundingFaultAtOnceAndNoWriteProtection() {
        assertEquals(0x900, ControlState.TRAMPOLINE_EFER);
        assertEquals(
                0, ControlState.TRAMPOLINE_CR0 & (ControlState.CR0_WP | ControlState.CR0_CD | ControlState.CR0_NW));
        assertEquals(0x8001_0033, ControlState.BOOT_CR0);
    }

    @Test
    void everyBitOfTheControlStateIsDescribedOnce() {
        long[] seen = new long[ControlState.REGISTER_COUNT];
        for (int i = 0; i < ControlState.bitCount(); i++) {
            ControlState.Bit bit = ControlState.bit(i);
            assertEquals(0, seen[bit.register()] & bit.mask(), bit.name());
            seen[bit.register()] |= bit.mask();
            assertFalse(bit.absence().isBlank());
        }
    }

    @Test
    void blockAndTrampolinePageOverlapNowhere() {
        assertTrue(BlockLayout.BLOCK_MARKERS + Stage.COUNT <= BlockLayout.BLOCK_TIMES);
        assertTrue(BlockLayout.BLOCK_TIMES + 8 * Stage.COUNT <= 256);
        assertTrue(BlockLayout.BLOCK_GDT + 40 <= BlockLayout.BLOCK_GDT_POINTER);
        assertTrue(BlockLayout.BLOCK_GDT_POINTER + 10 <= BlockLayout.BLOCK_TSS);
        assertTrue(TrampolinePage.TRAMPOLINE_REAL_VECTORS + 128 <= TrampolinePage.TRAMPOLINE_LONG_GATES);
        assertTrue(16 * (Processors.MAXIMUM - 1) <= TrampolinePage.TRAMPOLINE_UNLISTED);
    }
}
