package mellos.kernel.console;

import mellos.kernel.text.Line;
import mellos.runtime.gc.CollectionCounters;
import mellos.runtime.heap.Heap;

/** The console's answer to {@code heap}: the Java heap and its collections. */
final class HeapTable {
    private static final int COLUMN = 26;
    private static final int BYTES_PER_KIB = 1 << 10;
    private static final int NANOS_PER_MICRO = 1000;

    private HeapTable() {}

    static void print() {
        row("in use", Heap.usedBytes() / BYTES_PER_KIB, "KiB");
        row("alive at last collection", Heap.liveBytes() / BYTES_PER_KIB, "KiB");
        row("with memory", Heap.totalBytes() / BYTES_PER_KIB, "KiB");
        row("collected at", Heap.targetBytes() / BYTES_PER_KIB, "KiB");
        row("limit", Heap.limitBytes() / BYTES_PER_KIB, "KiB");
        row("allocated in all", Heap.allocatedBytes() / BYTES_PER_KIB, "KiB");
        row("collections", Heap.collections(), "");
        row("pauses in all", CollectionCounters.totalPauseNanos() / NANOS_PER_MICRO, "us");
        row("longest pause", CollectionCounters.worstPauseNanos() / NANOS_PER_MICRO, "us");
        row("stops in all", CollectionCounters.totalStopNanos() / NANOS_PER_MICRO, "us");
        row("longest stop", CollectionCounters.worstStopNanos() / NANOS_PER_MICRO, "us");
    }

    private static void row(String what, long number, String unit) {
        Line.begin();
        Line.text(what);
        Line.column(COLUMN);
        Line.decimal(number);
        Line.text(unit.isEmpty() ? "" : " ");
        Line.text(unit);
        Line.end();
    }
}
