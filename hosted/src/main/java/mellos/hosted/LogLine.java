package mellos.hosted;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.console.ByteSink;
import mellos.runtime.gc.CollectionLog;
import mellos.runtime.object.ObjectHeader;

/** A collection's line, whole, on standard error. Whoever has stopped the world tells, one at a time. */
@NoHeap
@BuildTime
@RawMemory("bytes of an array of this class")
final class LogLine implements ByteSink {
    private static final int CAPACITY = 256;
    private static final LogLine LINE = new LogLine(new byte[CAPACITY]);

    private final byte[] bytes;
    private int count;

    private LogLine(byte[] bytes) {
        this.bytes = bytes;
    }

    /** If somebody wants to know. */
    static void tell() {
        if (CollectionLog.isWanted()) {
            LINE.count = 0;
            CollectionLog.write(LINE);
            LINE.write((byte) '\n');
            Linux.write(StandardError.FILE, ObjectHeader.elements(LINE.bytes), LINE.count);
        }
    }

    @Override
    public void write(byte next) {
        if (count < CAPACITY) {
            ObjectHeader.elements(bytes).plus(count).storeByte(next);
            count++;
        }
    }
}
