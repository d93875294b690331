package mellos.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mellos.cli.UsageError;

/** Reads the chart back out of a written trace. */
public final class ChartReader {
    private ChartReader() {}

    /** @throws UsageError if the file is no trace, or one without stages */
    public static Chart read(Path file) {
        try {
            Chart chart = of(new ObjectMapper().readTree(file.toFile()));
            if (chart.rows().isEmpty()) {
                throw new UsageError(file + " holds no stages of a boot: it is to come from mellos run --trace");
            }
            return chart;
        } catch (JsonProcessingException e) {
            throw new UsageError(file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UsageError(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Chart of(JsonNode root) {
        TreeMap<Integer, List<Chart.Bar>> rows = new TreeMap<>();
        for (JsonNode e : root.path("traceEvents")) {
            if (e.path("pid").asInt() == ChromeTrace.STAGES
                    && e.path("ph").asText().equals("X")) {
                rows.computeIfAbsent(e.path("tid").asInt(), _ -> new ArrayList<>())
                        .add(bar(e));
            }
        }
        return new Chart(rows);
    }

    private static Chart.Bar bar(JsonNode event) {
        double from = event.path("ts").asDouble();
        return new Chart.Bar(
                event.path("name").asText(), from, from + event.path("dur").asDouble());
    }
}
