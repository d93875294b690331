package mellos.runtime.locale;

import java.util.concurrent.ConcurrentMap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import sun.util.calendar.CalendarSystem;
import sun.util.calendar.Gregorian;

/** {@code sun.util.calendar.CalendarSystem}: the calendars without a look for their classes by name. */
@Substitute("sun.util.calendar.CalendarSystem")
final class Target_sun_util_calendar_CalendarSystem {
    @Alias
    private static ConcurrentMap<String, CalendarSystem> calendars;

    private Target_sun_util_calendar_CalendarSystem() {}

    @Alias
    private static native void initNames();

    @Alias
    public static native Gregorian getGregorianCalendar();

    @Replace
    public static CalendarSystem forName(String name) {
        if (name.equals("gregorian")) {
            return getGregorianCalendar();
        }
        initNames();
        CalendarSystem known = calendars.get(name);
        if (known == null) {
            known = make(name);
            CalendarSystem raced = known == null ? null : calendars.putIfAbsent(name, known);
            known = raced == null ? known : raced;
        }
        return known;
    }

    private static CalendarSystem make(String name) {
        return switch (name) {
            case "julian" -> (CalendarSystem) (Object) new Target_sun_util_calendar_JulianCalendar();
            case "japanese" -> Target_sun_util_calendar_LocalGregorianCalendar.getLocalGregorianCalendar(name);
            default -> null;
        };
    }
}
