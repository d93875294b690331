package mellos.kernel.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import mellos.kernel.address.DirectMap;
import mellos.kernel.arch.x86_64.EntryConstants;
import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both protocols' information in simulated memory. */
class BootRecordTest {
    private static final long INFORMATION = 0x9_0000;
    private static final long MAP = 0x9_1000;
    private static final long TEXT = 0x9_2000;

    private long tagEnd;

    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
        tagEnd = 8;
    }

    private static Address at(long physical) {
        return DirectMap.at(physical);
    }

    private static void text(long physical, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            at(physical + i).storeByte(bytes[i]);
        }
        at(physical + bytes.length).storeByte((byte) 0);
    }

    private static void entry(long physical, long start, long size, int type) {
        at(physical).storeLong(start);
        at(physical + 8).storeLong(size);
        at(physical + 16).storeInt(type);
    }

    private static void pvh(int entries) {
        at(INFORMATION).storeInt(EntryConstants.PVH_MAGIC);
        at(INFORMATION + 4).storeInt(1);
        at(INFORMATION + 24).storeLong(TEXT);
        at(INFORMATION + 32).storeLong(0xf_5000);
        at(INFORMATION + 40).storeLong(MAP);
        at(INFORMATION + 48).storeInt(entries);
    }

    private static String readPvh() {
        return BootRecord.read(EntryConstants.PVH_MAGIC, INFORMATION);
    }

    private String readMultiboot() {
        at(INFORMATION).storeInt((int) tagEnd + 8);
        at(INFORMATION + tagEnd).storeInt(0);
        at(INFORMATION + tagEnd + 4).storeInt(8);
        return BootRecord.read(EntryConstants.MULTIBOOT2_MAGIC, INFORMATION);
    }

    private long tag(int type, int size) {
        long tag = INFORMATION + tagEnd;
        at(tag).storeInt(type);
        at(tag + 4).storeInt(size);
        tagEnd = tagEnd + size + 7 & -8;
        return tag;
    }

    private void usableMemoryTag() {
        long tag = tag(6, 16 + 24);
        at(tag + 8).storeInt(24);
        entry(tag + 16, 0x10_0000, 0x700_0000, 1);
    }

    private static String commandLine() {
        var text = new StringBuilder();
        for (int i = 0; i < BootRecord.commandLineLength(); i++) {
            text.append((char) BootRecord.commandLineByte(i));
        }
        return text.toString();
    }

    @Test
    void pvhGivesMapCommandLineAndRootPointer() {
        pvh(2);
        entry(MAP, 0, 0x9_fc00, 1);
        entry(MAP + 24, 0xf_0000, 0x1_0000, 2);
        text(TEXT, "forever cpus=3");
        assertNull(readPvh());
        assertEquals(2, MemoryMap.count());
        assertEquals(0x9_fc00, MemoryMap.usableBytes());
        assertEquals("forever cpus=3", commandLine());
        assertEquals(0xf_5000, BootRecord.rootPointer());
    }

    @Test
    void pvhProblemsAreNamed() {
        pvh(0);
        at(INFORMATION).storeInt(1);
        assertTrue(readPvh().contains("magic"));
        pvh(0);
        at(INFORMATION + 4).storeInt(0);
        assertTrue(readPvh().contains("version 0"));
        pvh(5000);
        assertTrue(readPvh().contains("memory map"));
        pvh(0);
        assertTrue(readPvh().contains("no usable memory"));
    }

    @Test
    void multibootGivesMapCommandLineAndTheNewerRootPointer() {
        long line = tag(1, 8 + 6);
        text(line + 8, "trace");
        usableMemoryTag();
        long newer = tag(15, 8 + 36);
        tag(14, 8 + 20);
        assertNull(readMultiboot());
        assertEquals("trace", commandLine());
        assertEquals(0x700_0000, MemoryMap.usableBytes());
        assertEquals(newer + 8, BootRecord.rootPointer());
    }

    @Test
    void multibootProblemsAreNamed() {
        tag(6, 16 + 24);
        assertTrue(readMultiboot().contains("too small"));
        tagEnd = 8;
        long tag = tag(1, 16);
        at(tag + 4).storeInt(4000);
        assertTrue(readMultiboot().contains("beyond"));
        at(INFORMATION).storeInt(4);
        assertTrue(BootRecord.read(EntryConstants.MULTIBOOT2_MAGIC, INFORMATION).contains("size"));
    }

    @Test
    void multibootWithoutAnEndTagIsNamed() {
        usableMemoryTag();
        at(INFORMATION).storeInt((int) tagEnd);
        assertTrue(BootRecord.read(EntryConstants.MULTIBOOT2_MAGIC, INFORMATION).contains("no end tag"));
    }

    @Test
    void anUnknownLoaderIsNamed() {
        assertTrue(BootRecord.read(0x2bad_b002, INFORMATION).contains("neither"));
    }

    @Test
    void aCommandLineThatIsTooLongIsCutAndSaysSo() {
        pvh(1);
        entry(MAP, 0x10_0000, 0x10_0000, 1);
        text(TEXT, "x".repeat(5000));
        assertNull(readPvh());
        assertTrue(BootRecord.isCommandLineCut());
        assertEquals(BootRecord.COMMAND_LINE_CAPACITY, BootRecord.commandLineLength());
    }

    @Test
    void rangesThatMakeNoSenseAreDroppedAndReservedOnesWin() {
        pvh(4);
        entry(MAP, 0x10_0000, 0x100_0000, 1);
        entry(MAP + 24, 0x20_0000, 0x1000, 2);
        entry(MAP + 48, -0x1000L, 0x2000, 1);
        entry(MAP + 72, 0x5000, 0, 1);
        assertNull(readPvh());
        assertEquals(2, MemoryMap.dropped());
        assertTrue(MemoryMap.isUsable(0x10_0000, 0x20_0000));
        assertFalse(MemoryMap.isUsable(0x1f_f000, 0x20_1000));
        assertFalse(MemoryMap.isUsable(0x110_0000, 0x110_1000));
    }
}
