package mellos.runtime.locale;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;
import sun.util.calendar.LocalGregorianCalendar;

/** {@code sun.util.calendar.LocalGregorianCalendar}. */
@Substitute("sun.util.calendar.LocalGregorianCalendar")
final class Target_sun_util_calendar_LocalGregorianCalendar {
    private Target_sun_util_calendar_LocalGregorianCalendar() {}

    @Alias
    static native LocalGregorianCalendar getLocalGregorianCalendar(String name);
}
