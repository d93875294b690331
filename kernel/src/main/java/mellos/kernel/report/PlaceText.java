package mellos.kernel.report;

import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.LineTable;
import mellos.runtime.exception.SourcePlace;

/** An address in the code as Java method and line, appended to the current line. */
@NoHeap
@RawMemory("texts of the line table are a length below 128, or a two-byte one, and that many bytes")
public final class PlaceText {
    private PlaceText() {}

    /** {@code class.method(File.java:line)}, or the address where the line table knows nothing. */
    public static void append(long address) {
        SourcePlace place = Address.stackAllocate(SourcePlace.SIZE).as(SourcePlace.class);
        if (!LineTable.find(address, place)) {
            Line.hex(address);
            return;
        }
        if (text(place.className())) {
            Line.character('.');
        }
        text(place.methodName());
        Line.character('(');
        if (!text(place.fileName())) {
            Line.text("assembly");
        }
        if (place.line() > 0) {
            Line.character(':');
            Line.decimal(place.line());
        }
        Line.character(')');
    }

    /** @return whether there was any */
    private static boolean text(Address text) {
        int length = text.loadByte() & 0x7f;
        int start = 1;
        if (text.loadByte() < 0) {
            length |= (text.plus(1).loadByte() & 0x7f) << 7;
            start = 2;
        }
        Line.bytes(text.plus(start), length);
        return length > 0;
    }
}
