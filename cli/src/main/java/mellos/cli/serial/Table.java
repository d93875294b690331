package mellos.cli.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of text: columns as wide as their widest cell, numbers to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(head);
    }

    /** Adds a row of as many cells as the head has. */
    public void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < rows.getFirst().length; c++) {
            columns.add(column(c));
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append(line(columns, row)).append('\n');
            if (row == rows.getFirst()) {
                text.append(columns.stream().map(c -> "─".repeat(c.width())).collect(Collectors.joining("  ")))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private Column column(int c) {
        int width = rows.stream().mapToInt(r -> r[c].length()).max().orElse(0);
        boolean numeric = rows.size() > 1 && rows.stream().skip(1).allMatch(r -> r[c].matches("-?[0-9.]*"));
        return new Column(width, numeric);
    }

    private static String line(List<Column> columns, String[] row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.length; c++) {
            line.append(c == 0 ? "" : "  ").append(columns.get(c).padded(row[c]));
        }
        return line.toString().stripTrailing();
    }
}
