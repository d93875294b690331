package mellos.cli.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The boot as text: one line a processor, one column a slice of time, and the longest stages by name. */
public final class TextChart {
    private static final int LONGEST = 12;

    private TextChart() {}

    /** @param width columns of the time axis */
    public static String of(Chart chart, int width) {
        StringBuilder text = new StringBuilder();
        double perColumn = chart.end() / width;
        text.append(String.format(
                Locale.ROOT,
                "from the first instruction to %.3f ms; one column is %.0f µs%n%n",
                chart.end() / 1000,
                perColumn));
        for (Map.Entry<Integer, List<Chart.Bar>> row : chart.rows().entrySet()) {
            text.append(String.format("processor %3d │", row.getKey()))
                    .append(TimeAxis.of(row.getValue(), perColumn, width))
                    .append("│\n");
        }
        text.append('\n');
        chart.rows().forEach((processor, bars) -> appendLongest(text, processor, bars));
        return text.toString();
    }

    private static void appendLongest(StringBuilder text, int processor, List<Chart.Bar> bars) {
        bars.stream()
                .sorted(Comparator.comparingDouble((Chart.Bar b) -> b.from() - b.to()))
                .limit(processor == 0 ? LONGEST : 3)
                .forEach(b -> text.append(String.format(
                        Locale.ROOT,
                        "processor %3d  %10.1f µs  at %10.1f µs  %s%n",
                        processor,
                        b.to() - b.from(),
                        b.from(),
                        b.name())));
    }
}
