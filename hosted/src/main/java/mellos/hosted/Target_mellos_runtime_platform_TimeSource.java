package mellos.hosted;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.TimeSource} on Linux: Linux' clocks. */
@Substitute("mellos.runtime.platform.TimeSource")
final class Target_mellos_runtime_platform_TimeSource {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Target_mellos_runtime_platform_TimeSource() {}

    @NoHeap
    @Replace
    public static long monotonicNanos() {
        return Linux.nanos(Linux.CLOCK_MONOTONIC);
    }

    @NoHeap
    @Replace
    public static long wallClockMillis() {
        return Linux.nanos(Linux.CLOCK_REALTIME) / NANOS_PER_MILLI;
    }
}
