package mellos.runtime.locale;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.TimeZone}: where the property {@code user.timezone} does not name one, the default is UTC. */
@Substitute("java.util.TimeZone")
final class Target_java_util_TimeZone {
    private Target_java_util_TimeZone() {}

    @Replace
    private static String getSystemTimeZoneID(String javaHome) {
        return "UTC";
    }

    @Replace
    private static String getSystemGMTOffsetID() {
        return "GMT";
    }
}
