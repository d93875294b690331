package mellos.doctor.image;

import java.util.Arrays;
import java.util.List;

/** Addresses to source lines, from {@code .debug_line}: sorted rows, the ends of sequences marked with line 0. */
final class LineTable {
    static final LineTable EMPTY = new LineTable(List.of());

    /** A row of the table; {@code line} 0 ends a sequence. */
    record Row(long address, String file, int line) {
    }

    private final Row[] rows;

    LineTable(List<Row> rows) {
        this.rows = rows.toArray(Row[]::new);
        Arrays.sort(this.rows, (a, b) -> {
            int byAddress = Long.compareUnsigned(a.address(), b.address());
            return byAddress != 0 ? byAddress : Integer.compare(Math.min(a.line(), 1), Math.min(b.line(), 1));
        });
    }

    /** {@code file:line}, or null when no row covers the address. */
    String at(long address) {
        int low = 0;
        int high = rows.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(rows[middle].address(), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        if (high < 0 || rows[high].line() == 0) {
            return null;
        }
        return rows[high].file() + ":" + rows[high].line();
    }

    boolean isEmpty() {
        return rows.length == 0;
    }
}
