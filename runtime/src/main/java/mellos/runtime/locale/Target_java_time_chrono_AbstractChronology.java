package mellos.runtime.locale;

import java.time.chrono.Chronology;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.time.chrono.AbstractChronology}. */
@Substitute("java.time.chrono.AbstractChronology")
final class Target_java_time_chrono_AbstractChronology {
    private Target_java_time_chrono_AbstractChronology() {}

    @Alias
    static native Chronology registerChrono(Chronology chronology, String name);
}
