package mellos.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A table of two blocks as docs/abi.md, "Line table", has them: nothing known up to 16, {@code a.A.f} at line 10 up to
 * 32, from there {@code a.B.g} at line 20, inlined into {@code a.A.f} at line 11, and from 64 on, in the second block,
 * {@code a.A.f} at line 12.
 */
class LineTableTest {
    private static final long BASE = 0x40_0000;
    private static final int LENGTH = 100;

    private final SourcePlace place =
            SimulatedMemory.reset().allocate(SourcePlace.SIZE).as(SourcePlace.class);
    private Address table;

    @BeforeEach
    void encode() {
        table = SimulatedMemory.current().allocate(256);
        int rows = 64;
        int scopes = 96;
        int methods = 112;
        int strings = 144;
        ints(0, 0x534e4c4d, 256);
        table.plus(8).storeLong(BASE);
        ints(16, LENGTH, 2, scopes, methods, strings, 0);
        ints(40, 0, rows, 64, rows + 10, LENGTH, rows + 13);
        // Each row: bytes on, shifted, with bit 0 for another scope; the scope's and the line's change, sign in bit 0.
        bytes(rows, 0, 0, 16 << 1 | 1, 2, 20, 16 << 1 | 1, 4, 20, 32 << 1, 0);
        bytes(rows + 10, 1, 2, 24);
        // Each scope: method, bytes back to the caller's scope, line of the call.
        bytes(scopes, 0, 0, 0, 1, 2, 11);
        ints(methods, 0, 4, 6, 8, 12, 14);
        text(strings, "a.A");
        text(strings + 4, "f");
        text(strings + 6, "A");
        text(strings + 8, "a.B");
        text(strings + 12, "g");
        text(strings + 14, "B");
    }

    private void ints(int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            table.plus(at + 4L * i).storeInt(values[i]);
        }
    }

    private void bytes(int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            table.plus(at + i).storeByte((byte) values[i]);
        }
    }

    private void text(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        table.plus(at).storeByte((byte) bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            table.plus(at + 1 + i).storeByte(bytes[i]);
        }
    }

    private boolean find(int offset) {
        return LineTable.find(table, BASE + offset, place);
    }

    private void check(String className, String method, int line) {
        assertEquals(className, SourceText.read(place.className()));
        assertEquals(method, SourceText.read(place.methodName()));
        assertEquals(line, place.line());
    }

    @Test
    void placesOfOneMethod() {
        assertTrue(find(16));
        check("a.A", "f", 10);
        assertTrue(find(31));
        check("a.A", "f", 10);
        assertFalse(LineTable.toCaller(table, place));
    }

    @Test
    void inlinedMethodLeadsToItsCaller() {
        assertTrue(find(33));
        check("a.B", "g", 20);
        assertTrue(LineTable.toCaller(table, place));
        check("a.A", "f", 11);
        assertFalse(LineTable.toCaller(table, place));
    }

    @Test
    void eachBlockStartsAnew() {
        assertTrue(find(64));
        check("a.A", "f", 12);
        assertTrue(find(99));
        check("a.A", "f", 12);
    }

    @Test
    void unknownPlaces() {
        assertFalse(find(0));
        assertFalse(find(15));
        assertFalse(find(-1));
        assertFalse(find(LENGTH));
        table.storeInt(0);
        assertFalse(find(16));
    }
}
