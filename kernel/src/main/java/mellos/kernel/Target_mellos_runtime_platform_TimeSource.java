package mellos.kernel;

import mellos.kernel.driver.RealTimeClock;
import mellos.kernel.time.Clock;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/**
 * {@code mellos.runtime.platform.TimeSource} on the bare machine: the time-stamp counter, and the date that the
 * real-time clock had at boot.
 */
@Substitute("mellos.runtime.platform.TimeSource")
final class Target_mellos_runtime_platform_TimeSource {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Target_mellos_runtime_platform_TimeSource() {}

    @NoHeap
    @Replace
    public static long monotonicNanos() {
        return Clock.nanos();
    }

    @NoHeap
    @Replace
    public static long wallClockMillis() {
        return RealTimeClock.bootMillis() + Clock.nanos() / NANOS_PER_MILLI;
    }
}
