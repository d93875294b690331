package mellos.kernel.trace;

import mellos.kernel.processor.Processors;
import mellos.kernel.time.Clock;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/** The machine's one {@link TraceLog}, for code that runs with interrupts disabled anywhere in the kernel. */
@NoHeap
public final class Trace {
    private static TraceLog log;

    private Trace() {}

    /** From here on there is a trace. */
    @MayAllocate("the heap is up")
    public static void begin(TraceLog made) {
        log = made;
    }

    /** Null before {@link #begin}. */
    public static TraceLog log() {
        return log;
    }

    /** Something happened on this processor, now. */
    public static void record(int kind, int a, int b) {
        if (log != null) {
            log.record(Processors.current().index(), Clock.nanos(), kind, a, b);
        }
    }
}
