package mellos.runtime.gc;

import mellos.magic.NoHeap;
import mellos.runtime.console.ByteSink;
import mellos.runtime.console.RawText;
import mellos.runtime.heap.Cause;
import mellos.runtime.heap.Heap;
import mellos.runtime.heap.HeapSettings;

/**
 * The line that {@code gc=verbose} has written for each collection. The platform asks for it when the world goes on,
 * before another collection can begin.
 *
 * <pre>
 * gc 3, target reached: 31.9M -> 10.2M -> 32.0M, 2.310 ms (stop 0.021, mark 1.899, clear 0.010, sweep 0.380), 4 workers
 * </pre>
 */
@NoHeap
public final class CollectionLog {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long TENTH_OF_MIB = (1 << 20) / 10;

    private CollectionLog() {}

    public static boolean isWanted() {
        return HeapSettings.isVerbose();
    }

    /** The line of the last collection, without an end of line. */
    public static void write(ByteSink sink) {
        RawText.write(sink, "gc ");
        RawText.writeDecimal(sink, Heap.collections());
        RawText.write(sink, ", ");
        RawText.write(sink, Cause.textOf(CollectorState.get().request()));
        RawText.write(sink, ": ");
        writeSize(sink, Heap.usedBefore());
        RawText.write(sink, " -> ");
        writeSize(sink, Heap.liveBytes());
        RawText.write(sink, " -> ");
        writeSize(sink, Heap.targetBytes());
        writeTimes(sink, CollectionTimes.get());
        RawText.writeDecimal(sink, CollectorState.get().workers());
        RawText.write(sink, " workers");
    }

    private static void writeTimes(ByteSink sink, CollectionTimes times) {
        RawText.write(sink, ", ");
        writeMillis(sink, times.swept() - times.asked());
        RawText.write(sink, " ms (stop ");
        writeMillis(sink, times.stood() - times.asked());
        RawText.write(sink, ", mark ");
        writeMillis(sink, times.marked() - times.stood());
        RawText.write(sink, ", clear ");
        writeMillis(sink, times.cleared() - times.marked());
        RawText.write(sink, ", sweep ");
        writeMillis(sink, times.swept() - times.cleared());
        RawText.write(sink, "), ");
    }

    private static void writeSize(ByteSink sink, long bytes) {
        long tenths = bytes / TENTH_OF_MIB;
        RawText.writeDecimal(sink, tenths / 10);
        sink.write((byte) '.');
        RawText.writeDecimal(sink, tenths % 10);
        sink.write((byte) 'M');
    }

    private static void writeMillis(ByteSink sink, long nanos) {
        RawText.writeDecimal(sink, nanos / NANOS_PER_MILLI);
        sink.write((byte) '.');
        long micros = nanos % NANOS_PER_MILLI / NANOS_PER_MICRO;
        for (long scale = 100; scale > 0; scale /= 10) {
            sink.write((byte) ('0' + micros / scale % 10));
        }
    }
}
