package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code sun.util.logging.PlatformLogger}. */
@Substitute("sun.util.logging.PlatformLogger")
@CutClass("Logging needs the service loader.")
final class Target_sun_util_logging_PlatformLogger {
}
