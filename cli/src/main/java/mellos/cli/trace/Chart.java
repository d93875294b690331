package mellos.cli.trace;

import java.util.List;
import java.util.Map;

/**
 * The boot's part of a written trace: for each processor its stages, in order of time.
 *
 * @param rows by processor
 */
public record Chart(Map<Integer, List<Bar>> rows) {
    /** A stage. Times in µs from the kernel's first instruction. */
    public record Bar(String name, double from, double to) {}

    /** End of the last stage. */
    double end() {
        return rows.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Bar::to)
                .max()
                .orElse(1);
    }
}
