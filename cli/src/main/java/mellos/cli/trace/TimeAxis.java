package mellos.cli.trace;

import java.util.List;

/** One processor's stages along the time, a letter a column. */
final class TimeAxis {
    private TimeAxis() {}

    static String of(List<Chart.Bar> bars, double perColumn, int width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width; c++) {
            Chart.Bar longest = longest(bars, c * perColumn, (c + 1) * perColumn);
            line.append(longest == null ? '·' : longest.name().charAt(0));
        }
        return line.toString();
    }

    /** The stage that took most of a slice of time; one that took none of it only if none did; null if none ran. */
    private static Chart.Bar longest(List<Chart.Bar> bars, double from, double to) {
        Chart.Bar longest = null;
        double most = 0;
        for (Chart.Bar b : bars) {
            double share = Math.min(b.to(), to) - Math.max(b.from(), from);
            boolean instant = share == 0 && b.from() == b.to() && b.from() >= from && b.from() < to;
            if (share > most || instant && longest == null) {
                most = share;
                longest = b;
            }
        }
        return longest;
    }
}
