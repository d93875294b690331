package mellos.cli.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The boot as a drawing: one row a processor, one bar a stage, its name and times as the tooltip. */
public final class SvgChart {
    private static final int WIDTH = 1400;
    private static final int ROW = 26;
    private static final int LEFT = 110;
    private static final int TOP = 40;
    private static final String[] COLOURS = {
        "#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#edc948", "#b07aa1", "#9c755f"
    };

    private SvgChart() {}

    public static String of(Chart chart) {
        int height = TOP + ROW * chart.rows().size() + 20;
        double scale = (WIDTH - LEFT - 20) / chart.end();
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH, height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        axis(svg, chart.end(), scale, height);
        int row = 0;
        for (Map.Entry<Integer, List<Chart.Bar>> e : chart.rows().entrySet()) {
            int y = TOP + ROW * row++;
            svg.append(format("<text x=\"6\" y=\"%d\">processor %d</text>%n", y + 16, e.getKey()));
            bars(svg, e.getValue(), scale, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void axis(StringBuilder svg, double end, double scale, int height) {
        double step = Math.pow(10, Math.floor(Math.log10(end / 2)));
        for (double t = 0; t <= end; t += step) {
            double x = LEFT + t * scale;
            svg.append(format(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd\"/>", x, TOP - 8, x, height - 12));
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\">%s ms</text>%n",
                    x, TOP - 14, trimmed(t / 1000)));
        }
    }

    private static void bars(StringBuilder svg, List<Chart.Bar> bars, double scale, int y) {
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), COLOURS[i % COLOURS.length], scale, y);
        }
    }

    private static void bar(StringBuilder svg, Chart.Bar b, String colour, double scale, int y) {
        String name = escaped(b.name());
        double x = LEFT + b.from() * scale;
        double width = Math.max(1, (b.to() - b.from()) * scale);
        svg.append(format("<g><title>%s: %.1f µs from %.1f µs</title>", name, b.to() - b.from(), b.from()));
        svg.append(format(
                "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>",
                x, y + 2, width, ROW - 6, colour));
        if (width > 7 * b.name().length() + 6) {
            svg.append(format("<text x=\"%.2f\" y=\"%d\" fill=\"white\">%s</text>", x + 3, y + 16, name));
        }
        svg.append("</g>\n");
    }

    private static String trimmed(double value) {
        return format("%.3f", value).replaceAll("\\.?0+$", "");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
