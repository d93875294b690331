package mellos.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.UsageError;

/**
 * The boot's part of a written trace: for each processor its stages, in order of time.
 *
 * @param rows by processor
 */
public record Chart(Map<Integer, List<Bar>> rows) {
    /** A stage. Times in µs from the kernel's first instruction. */
    public record Bar(String name, double from, double to) {}

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
        TreeMap<Integer, List<Bar>> rows = new TreeMap<>();
        for (JsonNode e : root.path("traceEvents")) {
            if (e.path("pid").asInt() == ChromeTrace.STAGES
                    && e.path("ph").asText().equals("X")) {
                rows.computeIfAbsent(e.path("tid").asInt(), _ -> new ArrayList<>())
                        .add(bar(e));
            }
        }
        return new Chart(rows);
    }

    private static Bar bar(JsonNode event) {
        double from = event.path("ts").asDouble();
        return new Bar(
                event.path("name").asText(), from, from + event.path("dur").asDouble());
    }

    /** End of the last stage. */
    double end() {
        return rows.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Bar::to)
                .max()
                .orElse(1);
    }
}
