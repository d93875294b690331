package mellos.kernel.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RealTimeClockTest {
    @Test
    void daysAreTheCalendars() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2100; day = day.plusDays(13)) {
            assertEquals(
                    day.toEpochDay(),
                    RealTimeClock.daysSinceEpoch(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
        }
    }
}
