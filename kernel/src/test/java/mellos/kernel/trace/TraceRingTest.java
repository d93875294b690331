package mellos.kernel.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraceRingTest {
    @Test
    void keepsTheNewestAndCountsTheLost() {
        TraceRing ring = new TraceRing(8);
        for (int i = 0; i < 11; i++) {
            ring.record(100L * i, TraceKind.SWITCH, i, -i);
        }
        assertEquals(8, ring.kept());
        assertEquals(3, ring.lost());
        for (int i = 0; i < 8; i++) {
            assertEquals(100L * (i + 3), ring.nanosAt(i));
            assertEquals(TraceKind.SWITCH, ring.kindAt(i));
            assertEquals(i + 3, ring.aAt(i));
            assertEquals(-(i + 3), ring.bAt(i));
        }
    }

    @Test
    void recordsNothingWithoutRingsAndWhilePaused() {
        TraceLog none = new TraceLog(4, 0);
        none.record(0, 1, TraceKind.WAKE, 1, 2);
        assertEquals(0, none.rings());
        TraceLog log = new TraceLog(2, 4);
        log.pause();
        log.record(1, 1, TraceKind.WAKE, 1, 2);
        log.resume();
        log.record(1, 2, TraceKind.WAKE, 0xffffff, -1);
        assertEquals(1, log.ring(1).kept());
        assertEquals(0xffffff, log.ring(1).aAt(0));
        assertEquals(-1, log.ring(1).bAt(0));
        assertEquals(0, log.ring(0).kept());
    }

    @Test
    void aSwitchClosesTheInterruptItHappensIn() {
        TraceRing ring = new TraceRing(8);
        ring.record(1, TraceKind.INTERRUPT_ENTER, 0xe0, 0);
        ring.record(2, TraceKind.SWITCH, 1, 2);
        ring.record(3, TraceKind.INTERRUPT_LEAVE, 0xf0, 0);
        ring.record(4, TraceKind.INTERRUPT_ENTER, 0xf1, 0);
        ring.record(5, TraceKind.INTERRUPT_LEAVE, 0xf1, 0);
        StringBuilder kinds = new StringBuilder();
        for (int i = 0; i < ring.kept(); i++) {
            kinds.append((char) ring.kindAt(i)).append(ring.aAt(i)).append(' ');
        }
        assertEquals("i224 o224 s1 i241 o241 ", kinds.toString());
    }
}
