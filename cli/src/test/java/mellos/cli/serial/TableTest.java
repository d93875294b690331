package mellos.cli.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersStandToTheRight() {
        Table table = new Table("name", "count");
        table.row("a", "5");
        table.row("longer", "12345");
        assertEquals("""
            name    count
            ──────  ─────
            a           5
            longer  12345
            """, table.toString());
    }

    @Test
    void theReportShowsTheLastWordOnEachProcessor() {
        GuestReport report = new GuestReport();
        report.add("@processor index=1 apic=1 state=failed markers=RJW cause=\"x\"");
        report.add("@cpu index=0 apic=0 state=online ticks=7");
        report.add("@task name=sleep phase=4 result=pass processor=1 detail=\"in order\"");
        String text = ReportTable.of(report);
        assertTrue(text.contains("1 failed"), text);
        assertTrue(text.contains("in order"), text);
    }
}
