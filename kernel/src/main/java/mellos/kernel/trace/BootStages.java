package mellos.kernel.trace;

import mellos.kernel.time.Clock;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** When the boot processor finished each stage of the boot. Other processors keep their own, with their markers. */
@BuildTime
@NoHeap
public final class BootStages {
    private static final int MAXIMUM = 32;
    private static final String[] NAMES = new String[MAXIMUM];
    private static final long[] COUNTS = new long[MAXIMUM];
    private static int count;

    private BootStages() {}

    /**
     * The boot processor has finished a stage. Usable from the first line of Java on; stages beyond 32 are dropped.
     *
     * @param name without blanks
     */
    public static void mark(String name) {
        if (count < MAXIMUM) {
            NAMES[count] = name;
            COUNTS[count] = Clock.timeStamp();
            count++;
        }
    }

    public static int count() {
        return count;
    }

    public static String name(int index) {
        return NAMES[index];
    }

    /** The time-stamp counter then. */
    public static long timeStamp(int index) {
        return COUNTS[index];
    }
}
