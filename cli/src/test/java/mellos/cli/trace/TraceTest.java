package mellos.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mellos.cli.serial.GuestReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the guest's lines to a file that Perfetto takes, and to the charts. */
class TraceTest {
    private static final List<String> LINES = List.of(
            "@trace begin version=1 processors=2 ring=16",
            "@trace thread id=3 name=\"pong\"",
            "@trace stage processor=0 stage=acpi ns=1000",
            "@trace stage processor=0 stage=main ns=5000",
            "@trace stage processor=1 stage=R ns=3000",
            "@trace stage processor=1 stage=J ns=4500",
            "@trace ring processor=0 kept=6 lost=2",
            "@e 0 3e8 s 0 3",
            "@e 0 64 i f0 0",
            "@e 0 64 o f0 0",
            "@e 0 c8 s 3 0",
            "@e 0 64 g 1 0",
            "@e 0 12c h 1 0",
            "@trace end");

    @TempDir
    Path folder;

    private static Trace trace(List<String> lines) {
        GuestReport report = new GuestReport();
        lines.forEach(report::add);
        return Trace.of(report);
    }

    @Test
    void timesAreDistances() {
        Trace trace = trace(LINES);
        assertEquals(
                List.of(1000L, 1100L, 1200L, 1400L, 1500L, 1800L),
                trace.events().stream().map(Trace.Event::nanos).toList());
        assertEquals(2, trace.lost());
        assertEquals("pong", trace.thread(3));
    }

    @Test
    void aTraceWithoutItsEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> trace(LINES.subList(0, 8)));
    }

    @Test
    void everyEventHasTheFieldsThatTheFormatRequires() throws IOException {
        Path file = folder.resolve("t.json");
        ChromeTrace.write(trace(LINES), file);
        JsonNode events = new ObjectMapper().readTree(file.toFile()).path("traceEvents");
        assertTrue(events.size() > 8);
        boolean pong = false;
        boolean collection = false;
        for (JsonNode e : events) {
            for (String field : List.of("name", "ph", "pid", "tid", "ts")) {
                assertTrue(e.has(field), () -> field + " in " + e);
            }
            assertTrue(!e.path("ph").asText().equals("X") || e.path("dur").asDouble() >= 0, e::toString);
            collection |= e.path("name").asText().equals("collection 1")
                    && e.path("dur").asDouble() == 0.3;
            pong |= e.path("name").asText().equals("pong") && e.path("dur").asDouble() == 0.4;
        }
        assertTrue(pong, "the thread's bar of 400 ns");
        assertTrue(collection, "the collection's bar of 300 ns");
    }

    @Test
    void theChartsShowEveryProcessor() {
        Path file = folder.resolve("t.json");
        ChromeTrace.write(trace(LINES), file);
        Chart chart = ChartReader.read(file);
        assertEquals(5.0, chart.end());
        String text = TextChart.of(chart, 20);
        assertTrue(text.contains("processor   1") && text.contains("main"), text);
        String svg = SvgChart.of(chart);
        assertTrue(svg.startsWith("<svg") && svg.contains("acpi"), svg);
    }
}
