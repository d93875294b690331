package mellos.runtime.locale;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code sun.util.calendar.JulianCalendar}. */
@Substitute("sun.util.calendar.JulianCalendar")
final class Target_sun_util_calendar_JulianCalendar {
    @Alias
    Target_sun_util_calendar_JulianCalendar() {}
}
