package mellos.runtime.jdk;

import java.util.Map;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.TimeSource;

/** {@code jdk.internal.misc.VM}: no start-up levels, no saved properties. */
@Substitute("jdk.internal.misc.VM")
final class Target_jdk_internal_misc_VM {
    /** HotSpot's bound. */
    private static final long MAX_SECONDS = 0x0001_0000_0000L;

    @Replace
    private static void initialize() {}

    @Replace
    public static boolean isSystemDomainLoader(ClassLoader loader) {
        return true;
    }

    @Replace
    public static String getSavedProperty(String key) {
        return null;
    }

    @Replace
    public static Map<String, String> getSavedProperties() {
        return Map.of();
    }

    /** Nanoseconds since 1970 beyond that many seconds; -1 if they are too far apart. */
    @Replace
    public static long getNanoTimeAdjustment(long offsetSeconds) {
        long millis = TimeSource.wallClockMillis();
        long seconds = millis / 1000 - offsetSeconds;
        if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
            return -1;
        }
        return seconds * 1_000_000_000L + millis % 1000 * 1_000_000L;
    }
}
