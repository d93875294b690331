package mellos.tests.guest.library;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneRules;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import mellos.tests.guest.Out;

/** Time zones by rules and by name, the old calendar and date, other calendars. */
public final class Zones {
    public static void main(String[] args) throws ParseException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.US);
        rules();
        names();
        oldClasses();
        chronologies();
    }

    private static void rules() {
        int hash = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneRules rules = ZoneId.of(id).getRules();
            for (long second = -2_000_000_000L; second < 4_000_000_000L; second += 100_000_007L) {
                hash = 31 * hash
                        + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            }
            hash = 31 * hash
                    + rules.getTransitions().size()
                    + TimeZone.getTimeZone(id).getOffset(1_700_000_000_000L);
        }
        Out.line(ZoneId.getAvailableZoneIds().size() + " zones " + TimeZone.getAvailableIDs().length + " " + hash);
        ZonedDateTime gap = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        Out.line(gap + " " + gap.plusHours(1) + " " + gap.withZoneSameInstant(ZoneId.of("America/New_York")));
        Out.line(ZonedDateTime.parse("2024-03-10T02:30-08:00[America/Los_Angeles]") + " "
                + ZoneId.of("Australia/Sydney").getRules().nextTransition(Instant.ofEpochSecond(1_700_000_000)));
        Out.line(ZoneId.of("UTC+3") + " " + ZoneId.of("GMT-5").normalized() + " " + ZoneId.systemDefault());
        for (String id : new String[] {"No/Where", "", "+99", "UTC+99"}) {
            try {
                Out.line(ZoneId.of(id).toString());
            } catch (DateTimeException e) {
                Out.line(e.toString());
            }
        }
        Out.line(TimeZone.getTimeZone("No/Where").getID() + " "
                + TimeZone.getTimeZone("GMT+5:30").getRawOffset());
    }

    private static void names() {
        ZonedDateTime summer = ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Paris"));
        Out.line(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV z zzzz xxx OOOO", Locale.US)
                .format(summer));
        Out.line(DateTimeFormatter.RFC_1123_DATE_TIME.format(summer) + " "
                + ZoneId.of("Europe/London").getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        DateTimeFormatter named = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);
        Out.line(ZonedDateTime.parse("2024-01-10 02:30 PST", named).toString());
        TimeZone pacific = TimeZone.getTimeZone("America/Los_Angeles");
        Out.line(pacific.getDisplayName(false, TimeZone.LONG, Locale.US) + " "
                + pacific.getDisplayName(true, TimeZone.SHORT, Locale.US));
        Out.line(String.format(Locale.US, "%tc %<tZ %<tz %<tR", summer) + String.format(" %tD", new Date(0)));
    }

    private static void oldClasses() throws ParseException {
        GregorianCalendar calendar = new GregorianCalendar(2024, Calendar.FEBRUARY, 29);
        calendar.add(Calendar.MONTH, 12);
        Out.line(calendar.get(Calendar.DAY_OF_MONTH) + " " + calendar.getTimeInMillis() + " " + new Date(0) + " "
                + new GregorianCalendar(1500, 0, 1).getTimeInMillis());
        Out.line(calendar.getDisplayName(Calendar.DAY_OF_WEEK, Calendar.LONG, Locale.US));
        Calendar berlin = Calendar.getInstance(TimeZone.getTimeZone("Europe/Berlin"), Locale.US);
        berlin.setTimeInMillis(1_720_000_000_000L);
        Out.line(berlin.getFirstDayOfWeek() + " " + berlin.get(Calendar.WEEK_OF_YEAR) + " "
                + berlin.get(Calendar.HOUR_OF_DAY) + " " + berlin.get(Calendar.DST_OFFSET));
        SimpleDateFormat format = new SimpleDateFormat("EEE, d MMM yyyy HH:mm:ss Z z", Locale.US);
        format.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
        Out.line(format.format(new Date(1_000_000_000_000L)));
        Out.line(""
                + new SimpleDateFormat("yyyy-MM-dd HH:mm z", Locale.US)
                        .parse("2024-02-29 12:00 EST")
                        .getTime());
    }

    private static void chronologies() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        Out.line(JapaneseDate.from(day) + " " + HijrahDate.from(day) + " " + ThaiBuddhistDate.from(day));
        TreeSet<String> ids = new TreeSet<>();
        Chronology.getAvailableChronologies().forEach(chronology -> ids.add(chronology.getId()));
        Out.line(ids.toString());
    }
}
