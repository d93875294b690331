package mellos.runtime.platform;

import mellos.magic.NoHeap;

/** The two scales of time: one that only grows, for deadlines, and one that people read. */
public final class TimeSource {
    private TimeSource() {}

    /** Nanoseconds since some instant of this boot, the same on all processors; never goes back. */
    @NoHeap
    public static native long monotonicNanos();

    /** Milliseconds since 1970-01-01T00:00Z, as far as the machine's clock knows. */
    @NoHeap
    public static native long wallClockMillis();
}
