package mellos.kernel.time;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Nanoseconds since the first line of Java, the same on all processors: the time-stamp counter, whose rate
 * {@code Calibration} measures once on the boot processor. Before that it stands at 0.
 */
@NoHeap
@RawMemory("reads the time-stamp counter")
public final class Clock {
    /** Nanoseconds for each count, as a fraction of 2^32; 0 before calibration. */
    private static long nanosPerCount;

    private static long countsPerMilli;
    private static long origin;

    private Clock() {}

    /** Never goes back on one processor; between processors as exact as their counters are equal. */
    public static long nanos() {
        long counts = Cpu.readTimeStamp() - origin;
        return nanosPerCount == 0 ? 0 : toNanos(counts);
    }

    /** The time-stamp counter: for moments that are turned into times later. */
    public static long timeStamp() {
        return Cpu.readTimeStamp();
    }

    /** Counter values since the origin, for times taken before the rate was known. */
    public static long toNanos(long counts) {
        return Math.unsignedMultiplyHigh(counts, nanosPerCount) << 32 | counts * nanosPerCount >>> 32;
    }

    /** The counter's value at a moment on this clock's scale: what a deadline timer is loaded with. */
    public static long toCount(long nanos) {
        return origin + nanos / 1_000_000 * countsPerMilli + nanos % 1_000_000 * countsPerMilli / 1_000_000;
    }

    /** Nanoseconds since the origin at which the counter had this value. */
    public static long nanosAt(long count) {
        return toNanos(count - origin);
    }

    /** The first instant. Called once, first thing. */
    public static void start() {
        origin = Cpu.readTimeStamp();
    }

    /** @param countsPerMilli rate of the time-stamp counter, above 0 */
    public static void setRate(long countsPerMilli) {
        Clock.countsPerMilli = countsPerMilli;
        nanosPerCount = (1_000_000L << 32) / countsPerMilli;
    }

    public static long countsPerMilli() {
        return countsPerMilli;
    }

    /** Waits on the spot. */
    public static void spin(long nanos) {
        long end = nanos() + nanos;
        while (nanos() < end) {
            Cpu.pause();
        }
    }
}
