package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.util.TimeZone}. */
@Substitute("java.util.TimeZone")
@CutClass("Images hold no time zones.")
final class Target_java_util_TimeZone {
}
