package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.console.ByteSink;
import mellos.runtime.console.RawText;

/** A stack as lines of text, without a heap: what panic shows of every processor. */
@NoHeap
@RawMemory("walks a stack that stands still, between bounds that the caller gives")
public final class StackTraceText {
    private static final int MAX_FRAMES = 200;

    private StackTraceText() {}

    /**
     * Writes the frame and all its callers, a line each: {@code "\tat class.method(File.java:line)\n"}; a place that is
     * not in the line table is written as its address.
     *
     * @param frame where to start; moved
     * @param stackEnd highest address of the stack
     */
    public static void write(ByteSink sink, Frame frame, Address stackEnd) {
        int written = 0;
        do {
            writeFrame(sink, frame);
            written++;
        } while (written < MAX_FRAMES && StackWalk.toCaller(frame, stackEnd));
    }

    private static void writeFrame(ByteSink sink, Frame frame) {
        SourcePlace place = Address.stackAllocate(SourcePlace.SIZE).as(SourcePlace.class);
        if (!LineTable.find(StackWalk.placeInCode(frame), place)) {
            RawText.write(sink, "\tat 0x");
            RawText.writeHexadecimal(sink, frame.register(Frame.PLACE), 16);
            sink.write((byte) '\n');
            return;
        }
        do {
            writePlace(sink, place);
        } while (LineTable.toCaller(place));
    }

    private static void writePlace(ByteSink sink, SourcePlace place) {
        RawText.write(sink, "\tat ");
        if (writeText(sink, place.className())) {
            sink.write((byte) '.');
        }
        writeText(sink, place.methodName());
        sink.write((byte) '(');
        if (!writeText(sink, place.fileName())) {
            RawText.write(sink, "Unknown Source");
        }
        if (place.line() > 0) {
            sink.write((byte) ':');
            RawText.writeDecimal(sink, place.line());
        }
        RawText.write(sink, ")\n");
    }

    /** False if the text is empty. */
    private static boolean writeText(ByteSink sink, Address text) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(text);
        long length = DwarfReader.readUnsigned(position);
        for (long i = 0; i < length; i++) {
            sink.write((byte) DwarfReader.readByte(position));
        }
        return length > 0;
    }
}
