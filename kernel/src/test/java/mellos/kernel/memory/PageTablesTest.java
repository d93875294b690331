package mellos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageTablesTest {
    private static final long ROOT = 0x1000;
    private static final long VIRTUAL = 0xffff_d000_0020_3000L;

    private long nextFrame;
    private final PageTables tables = new PageTables(() -> nextFrame == 0 ? Frames.NONE : (nextFrame += 0x1000));

    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
        nextFrame = 0x10_0000;
    }

    @Test
    void aMappedPageIsFoundWithItsFlags() {
        assertTrue(tables.map(ROOT, VIRTUAL, 0x5000, PageFlags.DATA));
        assertEquals(0x5000 | PageFlags.DATA, tables.entry(ROOT, VIRTUAL));
        assertEquals(0, tables.entry(ROOT, VIRTUAL + 0x1000));
        assertEquals(0, tables.entry(ROOT, VIRTUAL - 0x20_0000));
    }

    @Test
    void mappingAgainReplaces() {
        tables.map(ROOT, VIRTUAL, 0x5000, PageFlags.EARLY_DATA);
        tables.map(ROOT, VIRTUAL, 0x5000, PageFlags.DATA);
        assertEquals(0x5000 | PageFlags.DATA, tables.entry(ROOT, VIRTUAL));
    }

    @Test
    void unmappingRemovesOnePageAndNothingElse() {
        tables.map(ROOT, VIRTUAL, 0x5000, PageFlags.DATA);
        tables.map(ROOT, VIRTUAL + 0x1000, 0x6000, PageFlags.DATA);
        tables.unmap(ROOT, VIRTUAL);
        tables.unmap(ROOT, VIRTUAL + 0x8000_0000L);
        assertEquals(0, tables.entry(ROOT, VIRTUAL));
        assertEquals(0x6000 | PageFlags.DATA, tables.entry(ROOT, VIRTUAL + 0x1000));
    }

    @Test
    void aRangeUsesLargePagesWhereBothAddressesAllowIt() {
        long start = Layout.DIRECT_MAP + 0x1f_f000;
        assertTrue(tables.mapRange(ROOT, start, 0x1f_f000, 0x40_2000, PageFlags.DATA));
        assertEquals(0x1f_f000 | PageFlags.DATA, tables.entry(ROOT, start));
        long large = tables.entry(ROOT, Layout.DIRECT_MAP + 0x20_0000);
        assertEquals(0x20_0000 | PageFlags.DATA | PageFlags.LARGE, large);
        assertEquals(large, tables.entry(ROOT, Layout.DIRECT_MAP + 0x3f_f000));
        assertEquals(0x60_0000 | PageFlags.DATA, tables.entry(ROOT, Layout.DIRECT_MAP + 0x60_0000));
        assertEquals(0, tables.entry(ROOT, Layout.DIRECT_MAP + 0x60_1000));
    }

    @Test
    void largePagesAndWholeTablesAreTakenOut() {
        long start = Layout.HEAP;
        assertTrue(tables.mapLarge(ROOT, start, 0x20_0000, PageFlags.DATA));
        assertEquals(Frames.NONE, tables.removeTable(ROOT, start));
        tables.unmapLarge(ROOT, start);
        assertEquals(0, tables.entry(ROOT, start));
        assertTrue(tables.map(ROOT, start + 0x3000, 0x7000, PageFlags.DATA));
        long table = tables.removeTable(ROOT, start);
        assertEquals(0, PageTables.entryOf(table, 2));
        assertEquals(0x7000 | PageFlags.DATA, PageTables.entryOf(table, 3));
        assertEquals(0, tables.entry(ROOT, start + 0x3000));
        assertTrue(tables.mapLarge(ROOT, start, 0x20_0000, PageFlags.DATA));
        assertEquals(0x20_0000 | PageFlags.DATA | PageFlags.LARGE, tables.entry(ROOT, start + 0x3000));
    }

    @Test
    void lackOfFramesIsSaid() {
        nextFrame = 0;
        assertFalse(tables.map(ROOT, VIRTUAL, 0x5000, PageFlags.DATA));
    }

    @Test
    void noPermissionIsBothWritableAndExecutableButBringUps() {
        for (long flags : new long[] {PageFlags.CODE, PageFlags.CONSTANTS, PageFlags.DATA, PageFlags.DEVICE}) {
            assertTrue((flags & PageFlags.WRITABLE) == 0 || (flags & PageFlags.NO_EXECUTE) != 0);
        }
    }
}
