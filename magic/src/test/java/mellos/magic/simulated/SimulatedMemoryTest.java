package mellos.magic.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.Bits;
import mellos.magic.Cpu;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread's accesses, areas, blocks, symbols, objects. */
class SimulatedMemoryTest {
    private static final long DEVICE = 0xffff_c000_0000_0000L;

    private SimulatedMemory memory;

    @BeforeEach
    void freshMemory() {
        memory = SimulatedMemory.reset();
    }

    @Test
    void memoryIsZeroUntilItIsStoredTo() {
        assertEquals(0, Address.of(DEVICE).loadLong());
        assertEquals(0, Address.of(-8).loadLongVolatile());
        Address.of(DEVICE).storeLong(-1);
        assertEquals(-1, Address.of(DEVICE).loadLong());
        assertEquals(0, Address.of(DEVICE + 8).loadLong());
        assertEquals(0, Address.of(DEVICE ^ 1L << 40).loadLong());
    }

    @Test
    void wordsAreLittleEndian() {
        Address start = memory.allocate(8);
        start.storeLong(0x0807_0605_0403_0201L);
        assertEquals(0x01, start.loadByte());
        assertEquals(0x0201, start.loadShort());
        assertEquals(0x0807, start.plus(6).loadChar());
        assertEquals(0x0807_0605, start.plus(4).loadInt());
    }

    @Test
    void anAccessMayBeMisalignedAndCrossPages() {
        Address start = Address.of(Page.SIZE - 3);
        start.storeLong(0x8877_6655_4433_2211L);
        assertEquals(0x8877_6655_4433_2211L, start.loadLong());
        assertEquals((byte) 0x44, Address.of(Page.SIZE).loadByte());
        assertEquals(0x5544_3322, start.plus(1).loadInt());
        start.plus(1).storeShort((short) -2);
        assertEquals(0x8877_6655_44ff_fe11L, start.loadLong());
        start.plus(2).storeInt(-1);
        assertEquals(0x8877_ffff_ffff_fe11L, start.loadLong());
    }

    @Test
    void manyPagesInAllCornersOfTheAddressSpace() {
        Bits area = Bits.at(44, 20);
        Bits page = Bits.at(Page.SHIFT, 12);
        for (int i = 0; i < 2000; i++) {
            Address.of(area.of(i * 131) | page.of(i)).storeInt(i);
        }
        for (int i = 0; i < 2000; i++) {
            assertEquals(i, Address.of(area.of(i * 131) | page.of(i)).loadInt());
        }
    }

    @Test
    void atomicAccessesGiveTheValueBefore() {
        Address word = memory.allocate(8);
        assertEquals(0, word.getAndAddInt(5));
        assertEquals(5, word.getAndSetInt(-1));
        assertFalse(word.compareAndSetInt(5, 6));
        assertTrue(word.compareAndSetInt(-1, 6));
        assertEquals(6, word.getAndAddLong(1L << 40));
        assertEquals(6 | 1L << 40, word.getAndSetLong(9));
        assertFalse(word.compareAndSetLong(8, 1));
        assertTrue(word.compareAndSetLong(9, 1));
        assertEquals(1, word.loadIntVolatile());
    }

    @Test
    void atomicAccessesMustBeAligned() {
        Address odd = memory.allocate(16).plus(2);
        assertEquals(
                "volatile or atomic access of 4 bytes that is not aligned at 0x10000002",
                assertThrows(MemoryFault.class, odd::loadIntVolatile).getMessage());
        assertThrows(MemoryFault.class, () -> odd.storeLongVolatile(1));
        assertThrows(MemoryFault.class, () -> odd.compareAndSetInt(0, 1));
        assertThrows(MemoryFault.class, () -> odd.getAndAddLong(1));
        assertThrows(MemoryFault.class, () -> odd.plus(1).storeShortVolatile((short) 1));
    }

    @Test
    void allocationsAreAlignedAndApart() {
        Address first = memory.allocate(1);
        Address second = memory.allocate(40);
        Address block = memory.allocate(32 << 10, 32 << 10);
        Address next = memory.allocate(8);
        assertTrue(first.isAligned(16) && second.isAligned(16) && block.isAligned(32 << 10));
        assertTrue(first.minus(second) <= -16 && second.minus(block) <= -40 && block.minus(next) <= -(32 << 10));
    }

    @Test
    void strictMemoryNamesWhatLiesOutside() {
        Address area = SimulatedMemory.resetStrict().allocate(20);
        area.plus(16).storeInt(-1);
        area.plus(19).loadByte();
        assertFaultAt(area.plus(20), () -> area.plus(20).loadByte());
        assertFaultAt(area.plus(16), () -> area.plus(16).storeLong(0));
        assertEquals(-1, area.plus(16).loadInt(), "a store that is refused stores nothing");
        assertFaultAt(area.plus(-1), () -> area.plus(-1).loadByte());
        assertFaultAt(Address.zero(), () -> Address.zero().loadLong());
        assertFaultAt(Address.of(DEVICE), () -> Address.of(DEVICE).getAndAddInt(1));
        Address neighbour = SimulatedMemory.current().allocate(16);
        assertFaultAt(neighbour.plus(16), () -> neighbour.plus(16).loadByte());
        SimulatedMemory.current().allocate(16);
        assertFaultAt(neighbour.plus(16), () -> neighbour.plus(16).loadByte());
    }

    private static void assertFaultAt(Address address, Runnable access) {
        assertEquals(
                address.bits(), assertThrows(MemoryFault.class, access::run).address());
    }

    @Test
    void strictMemoryHasAreasThatTheTestMaps() {
        SimulatedMemory strict = SimulatedMemory.resetStrict();
        Address start = Address.of(DEVICE - 8);
        strict.map(start, Page.SIZE + 16L);
        start.storeLong(1);
        start.plus(Page.SIZE + 8).storeLong(2);
        Cpu.fillBytes(start.bits(), (byte) 3, Page.SIZE + 16L);
        assertFaultAt(
                start.plus(Page.SIZE + 16), () -> start.plus(Page.SIZE + 16).loadByte());
        assertThrows(MemoryFault.class, () -> Cpu.fillBytes(start.bits(), (byte) 3, Page.SIZE + 17L));
        assertThrows(MemoryFault.class, () -> Cpu.moveLongs(start.bits(), 0, 5));
        strict.unmap(start.plus(4), 8);
        start.storeInt(9);
        assertFaultAt(start.plus(4), () -> start.plus(4).loadByte());
        assertFaultAt(start, start::loadLong);
        strict.map(start, 16);
        assertEquals(9, start.loadLong(), "what was unmapped is zero when it comes back");
    }

    @Test
    void blocksAreCopiedAndFilledAcrossPages() {
        long from = 3 * Page.SIZE - 100;
        long to = 9 * Page.SIZE - 37;
        for (int i = 0; i < 300; i++) {
            Address.of(from + i).storeByte((byte) i);
        }
        Cpu.moveBytes(to, from, 300);
        for (int i = 0; i < 300; i++) {
            assertEquals((byte) i, Address.of(to + i).loadByte());
        }
        Cpu.moveBytes(to, 1L << 40, 300);
        assertEquals(0, Address.of(to + 299).loadByte());
        Cpu.fillLongs(to, 0x0102_0304_0506_0708L, 20);
        assertEquals(0x0102_0304_0506_0708L, Address.of(to + 152).loadLong());
        assertEquals(0, Address.of(to + 160).loadLong());
        Cpu.fillLongs(to, 0x0101_0101_0101_0101L, 19);
        assertEquals(1, Address.of(to + 151).loadByte());
        assertEquals(8, Address.of(to + 152).loadByte());
    }

    @Test
    void anOverlappingCopyUpwardsRepeatsWhatItCopied() {
        Address start = memory.allocate(128);
        start.storeLong(0x0807_0605_0403_0201L);
        Cpu.moveLongs(start.plus(8).bits(), start.bits(), 15);
        assertEquals(0x0807_0605_0403_0201L, start.plus(120).loadLong());
        Cpu.moveBytes(start.plus(1).bits(), start.bits(), 64);
        assertEquals(1, start.plus(64).loadByte());
        assertEquals(2, start.plus(65).loadByte());
        Cpu.moveBytes(start.bits(), start.plus(1).bits(), 65);
        assertEquals(2, start.plus(64).loadByte());
    }

    @Test
    void symbolsAreWhatTheTestSays() {
        memory.define("mellos_roots", Address.of(0x1234));
        assertEquals(0x1234, Address.ofSymbol("mellos_roots").bits());
        assertThrows(UnsupportedOperationException.class, () -> Address.ofSymbol("mellos_other"));
    }

    @Test
    void objectsAreWhatTheModelSays() {
        assertThrows(UnsupportedOperationException.class, () -> Address.of(16).toObject());
        assertThrows(UnsupportedOperationException.class, () -> Address.ofObject("text"));
        memory.use(new ObjectModel() {
            @Override
            public Object objectAt(Address start) {
                return start.bits();
            }

            @Override
            public Address addressOf(Object object) {
                return Address.of((Long) object);
            }
        });
        assertEquals(64L, Address.of(64).toObject());
        assertEquals(64, Address.ofObject(64L).bits());
        assertNull(Address.zero().toObject());
        assertTrue(Address.ofObject(null).isZero());
    }
}
