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
                    .append(line(row.getValue(), perColumn, width))
                    .append("│\n");
        }
        text.append('\n');
        chart.rows()
                .forEach((p, bars) -> bars.stream()
                        .sorted(Comparator.comparingDouble((Chart.Bar b) -> b.from() - b.to()))
                        .limit(p == 0 ? LONGEST : 3)
                        .forEach(b -> text.append(String.format(
                                Locale.ROOT,
                                "processor %3d  %10.1f µs  at %10.1f µs  %s%n",
                                p,
                                b.to() - b.from(),
                                b.from(),
                                b.name()))));
        return text.toString();
    }

    /** In each column the stage that took most of it, by its first letter; a dot where none ran. */
    private static String line(List<Chart.Bar> bars, double perColumn, int width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width; c++) {
            double from = c * perColumn;
            Chart.Bar longest = null;
            double most = 0;
            for (Chart.Bar b : bars) {
                double share = Math.min(b.to(), from + perColumn) - Math.max(b.from(), from);
                if (share > most
                        || share == 0
                                && b.from() == b.to()
                                && b.from() >= from
                                && b.from() < from + perColumn
                                && longest == null) {
                    most = share;
                    longest = b;
                }
            }
            line.append(longest == null ? '·' : longest.name().charAt(0));
        }
        return line.toString();
    }
}
