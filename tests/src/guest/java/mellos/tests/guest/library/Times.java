package mellos.tests.guest.library;

import java.time.*;
import java.time.temporal.ChronoUnit;
import mellos.tests.guest.Out;

/** java.time without zones' rules: dates, times, durations, ISO texts and errors. */
public final class Times {
    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2024, 2, 29);
        Out.line(d + " " + d.plusYears(1) + " " + d.plusMonths(13) + " " + d.minusDays(60) + " " + d.getDayOfWeek()
                + " " + d.getDayOfYear() + " " + d.isLeapYear());
        Out.line(d.until(LocalDate.of(2026, 11, 22)) + " " + ChronoUnit.DAYS.between(d, LocalDate.of(2026, 11, 22))
                + " " + d.withDayOfMonth(1).lengthOfMonth());
        LocalDateTime t = LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_999);
        Out.line(t + " " + t.plusNanos(1) + " " + t.toLocalTime().truncatedTo(ChronoUnit.MINUTES) + " "
                + t.toEpochSecond(ZoneOffset.ofHours(2)));
        Out.line(Duration.ofMillis(-123456789) + " "
                + Duration.between(t, t.plusDays(2)).plusSeconds(5) + " "
                + Period.of(1, 14, 3).normalized() + " "
                + Duration.parse("PT1H2.5S").toMillis());
        Out.line(LocalDate.parse("2020-05-17").atTime(4, 5) + " "
                + LocalTime.parse("10:15:30").plusHours(20) + " " + Instant.ofEpochSecond(1_700_000_000L) + " "
                + Year.of(1900).isLeap());
        Out.line(OffsetDateTime.of(t, ZoneOffset.ofHoursMinutes(-3, -30)).toInstant() + " " + Month.JANUARY.minus(1)
                + " " + DayOfWeek.SUNDAY.plus(10) + " " + LocalDate.MAX + " " + LocalDate.ofEpochDay(-1));
        for (Runnable bad : new Runnable[] {
            () -> LocalDate.of(2023, 2, 29),
            () -> LocalTime.of(24, 0),
            () -> LocalDate.parse("nonsense"),
            () -> LocalDate.MAX.plusDays(1)
        }) {
            try {
                bad.run();
                Out.line("accepted");
            } catch (DateTimeException e) {
                Out.thrown(e);
            }
        }
    }
}
