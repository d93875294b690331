package mellos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import mellos.kernel.address.Layout;
import mellos.kernel.boot.MemoryMaps;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramePoolTest {
    private static final long IMAGE = 0x10_0000;
    private static final long IMAGE_END = 0x18_0000;

    @BeforeEach
    void freshMemory() {
        SimulatedMemory.reset();
    }

    private static void init(long... startsAndEnds) {
        MemoryMaps.usable(startsAndEnds);
        FramePool.init(IMAGE, IMAGE_END, 1L << 46);
    }

    @Test
    void givesEachFrameOnceAndNoneOfImageFirstMegabyteOrPartsOfPages() {
        init(0, 0x9_fc00, 0x10_0000, 0x1a_0800);
        assertEquals(0x20, FramePool.freeCount());
        var seen = new HashSet<Long>();
        for (long frame = FramePool.take(); frame != Frames.NONE; frame = FramePool.take()) {
            assertTrue(seen.add(frame));
            assertTrue(frame >= IMAGE_END && frame < 0x1a_0000);
        }
        assertEquals(0x20, seen.size());
        assertEquals(0, FramePool.freeCount());
    }

    @Test
    void returnedFramesComeBack() {
        init(0x20_0000, 0x20_2000);
        long first = FramePool.take();
        long second = FramePool.take();
        assertEquals(Frames.NONE, FramePool.take());
        FramePool.put(first);
        FramePool.put(second);
        assertEquals(second, FramePool.take());
        assertEquals(first, FramePool.take());
        assertEquals(Frames.NONE, FramePool.take());
    }

    @Test
    void runsAreAlignedAdjacentAndFromTheTop() {
        init(0x20_0000, 0x120_3000);
        long run = FramePool.takeRun(0x40_0000, Layout.LARGE_PAGE);
        assertEquals(0xe0_0000, run);
        assertEquals(0x20_0000, FramePool.take());
        assertEquals(Frames.NONE, FramePool.takeRun(0x1000_0000, Layout.PAGE));
        assertEquals(0xdf_f000, FramePool.takeRun(Layout.PAGE, Layout.PAGE));
    }

    @Test
    void largePagesThatComeBackAreTakenAgainAndBrokenUpLast() {
        init(0x20_0000, 0x60_0000);
        long large = FramePool.takeRun(Layout.LARGE_PAGE, Layout.LARGE_PAGE);
        long other = FramePool.takeRun(Layout.LARGE_PAGE, Layout.LARGE_PAGE);
        FramePool.putLarge(large);
        assertEquals(0x200, FramePool.freeCount());
        assertEquals(large, FramePool.takeRun(Layout.LARGE_PAGE, Layout.LARGE_PAGE));
        FramePool.putLarge(large);
        FramePool.putLarge(other);
        var seen = new HashSet<Long>();
        for (long frame = FramePool.take(); frame != Frames.NONE; frame = FramePool.take()) {
            assertTrue(seen.add(frame));
        }
        assertEquals(0x400, seen.size());
        assertEquals(0, FramePool.freeCount());
    }

    @Test
    void memoryBeyondTheLimitIsLeftAlone() {
        MemoryMaps.usable(0x20_0000, 0x40_0000);
        FramePool.init(IMAGE, IMAGE_END, 0x21_0000);
        assertEquals(0x10, FramePool.freeCount());
    }
}
