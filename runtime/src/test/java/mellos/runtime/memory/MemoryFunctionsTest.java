package mellos.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.Test;

/** Blocks that go through registers, and those that the string instructions move. */
class MemoryFunctionsTest {
    private static final int BYTES = 300;

    private Address fresh() {
        Address start = SimulatedMemory.reset().allocate(BYTES);
        for (int i = 0; i < BYTES; i++) {
            start.plus(i).storeByte((byte) (i + 1));
        }
        return start;
    }

    private static byte at(Address start, int offset) {
        return start.plus(offset).loadByte();
    }

    @Test
    void copiesEveryLength() {
        for (int count = 0; count <= 100; count++) {
            Address start = fresh();
            MemoryFunctions.copy(start.plus(100), start, count);
            for (int i = 0; i < 128; i++) {
                assertEquals((byte) (i < count ? i + 1 : i + 101), at(start, 100 + i), "count " + count + " byte " + i);
            }
        }
    }

    @Test
    void movesOverlappingBlocksUpwards() {
        for (int count = 0; count <= 100; count++) {
            for (int distance : new int[] {1, 3, 8, 17, 40}) {
                Address start = fresh();
                MemoryFunctions.move(start.plus(10 + distance), start.plus(10), count);
                for (int i = 0; i < count; i++) {
                    assertEquals((byte) (i + 11), at(start, 10 + distance + i), "count " + count + " by " + distance);
                }
                assertEquals((byte) 10, at(start, 9));
                assertEquals((byte) (11 + distance + count), at(start, 10 + distance + count));
            }
        }
    }

    @Test
    void movesOverlappingBlocksDownwards() {
        for (int count = 0; count <= 100; count++) {
            Address start = fresh();
            MemoryFunctions.move(start.plus(9), start.plus(10), count);
            for (int i = 0; i < count; i++) {
                assertEquals((byte) (i + 11), at(start, 9 + i));
            }
        }
    }

    @Test
    void fillsExactly() {
        for (int count = 0; count <= 100; count++) {
            Address start = fresh();
            MemoryFunctions.fill(start.plus(50), 0xab, count);
            for (int i = 0; i < 120; i++) {
                assertEquals((byte) (i < count ? 0xab : i + 51), at(start, 50 + i));
            }
        }
    }

    @Test
    void comparesAsUnsignedBytes() {
        Address start = fresh();
        MemoryFunctions.copy(start.plus(100), start, 20);
        assertEquals(0, MemoryFunctions.compare(start, start.plus(100), 20));
        start.plus(17).storeByte((byte) 0xff);
        assertEquals(1, Integer.signum(MemoryFunctions.compare(start, start.plus(100), 20)));
        assertEquals(-1, Integer.signum(MemoryFunctions.compare(start.plus(100), start, 20)));
        assertEquals(0, MemoryFunctions.compare(start, start.plus(100), 17));
    }
}
