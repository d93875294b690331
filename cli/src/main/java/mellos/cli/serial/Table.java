package mellos.cli.serial;

import java.util.ArrayList;
import java.util.List;

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
        int columns = rows.getFirst().length;
        int[] width = new int[columns];
        boolean[] numeric = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            width[c] = rows.stream().mapToInt(r -> r[column].length()).max().orElse(0);
            numeric[c] = rows.size() > 1 && rows.stream().skip(1).allMatch(r -> r[column].matches("-?[0-9.]*"));
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(width[c] - rows.get(r)[c].length());
                line.append(c == 0 ? "" : "  ").append(numeric[c] ? pad + rows.get(r)[c] : rows.get(r)[c] + pad);
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (r == 0) {
                for (int c = 0; c < columns; c++) {
                    text.append(c == 0 ? "" : "  ").append("─".repeat(width[c]));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
