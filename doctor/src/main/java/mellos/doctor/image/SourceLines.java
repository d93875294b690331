package mellos.doctor.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mellos.elf.LineProgram;
import mellos.elf.LineRow;
import mellos.elf.LineSection;

/**
 * Addresses to source lines: the rows of all line programs, sorted, the ends of sequences marked with line 0. Rows that
 * name no file or line are left out, so that their code counts to the line before. What a damaged program had before
 * the damage is kept.
 */
final class SourceLines {
    /** A row of the table; {@code line} 0 ends a sequence. */
    private record Row(long address, String file, int line) {}

    /** The lines of an image that has no line programs. */
    static final SourceLines NONE = new SourceLines(List.of());

    private final Row[] rows;

    /** All lines of an image; none where it has no line programs. */
    static SourceLines of(LineSection section) {
        List<Row> rows = new ArrayList<>();
        section.forEach(program -> add(program, rows));
        return new SourceLines(rows);
    }

    private static void add(LineProgram program, List<Row> rows) {
        for (LineRow each : program.rows()) {
            String file = each.isEnd() ? "" : program.file(each.file());
            if (each.isEnd() || !file.isEmpty() && each.line() > 0) {
                rows.add(new Row(each.address(), file, each.line()));
            }
        }
    }

    private SourceLines(List<Row> rows) {
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
}
