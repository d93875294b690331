package mellos.cli.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuestReportTest {
    private final GuestReport report = new GuestReport();

    @Test
    void errorsAreToldApartAndTheirMarksDropped() {
        report.add("usual");
        assertFalse(report.endsWithError());
        report.add("\2first of two");
        assertTrue(report.endsWithError());
        report.add("second\3");
        report.add("usual again \2and an error\3");
        report.add("the last");
        assertFalse(report.endsWithError());
        assertEquals(List.of("first of two", "second", "usual again and an error"), report.errors());
        assertEquals(List.of("usual", "first of two", "second", "usual again and an error", "the last"), report.text());
    }

    /** The line's end comes before the mark: it is in the next line. */
    @Test
    void aMarkThatBeginsALineEndsTheErrorBeforeIt() {
        report.add("\2an error");
        report.add("\3usual");
        assertEquals(List.of("an error"), report.errors());
        assertEquals(List.of("an error", "usual"), report.text());
    }

    @Test
    void linesForProgramsAreFoundBehindAMark() {
        report.add("\2an error");
        assertEquals("task", report.add("\3@task name=x").orElseThrow().kind());
    }
}
