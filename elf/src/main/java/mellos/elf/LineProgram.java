package mellos.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One unit's line program, run: its rows and the names of its files. A damaged program has the rows before the damage
 * and says so; it is for the caller to decide whether these are worth something.
 */
public final class LineProgram {
    private static final long IS_64_BIT_DWARF = 0xffff_ffffL;
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;

    private final List<LineRow> rows = new ArrayList<>();
    private List<String> files = List.of();
    private boolean isWhole;

    private LineProgram() {}

    /** Runs the program at the cursor, which is left behind it; at the section's end, if its length is damaged. */
    static LineProgram read(ByteCursor in, ByteBuffer strings, ByteBuffer lineStrings) {
        LineProgram program = new LineProgram();
        try {
            long length = in.u32();
            boolean isWide = length == IS_64_BIT_DWARF;
            ByteBuffer unit = in.part(isWide ? in.u64() : length);
            program.run(ByteCursor.over(unit), new Forms(strings, lineStrings, isWide ? 8 : 4));
        } catch (IndexOutOfBoundsException e) {
            in.skipAll();
        }
        return program;
    }

    private void run(ByteCursor unit, Forms forms) {
        try {
            int version = unit.u16();
            if (version >= OLDEST && version <= NEWEST) {
                LineHeader header = LineHeader.read(version, unit, forms);
                files = header.files();
                new LineMachine(header, unit, rows).run();
                isWhole = true;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            isWhole = false;
        }
    }

    /** In the program's order: addresses ascend within a sequence. */
    public List<LineRow> rows() {
        return rows;
    }

    /** False if the program is damaged, or of a DWARF version other than 2 to 5: rows are missing. */
    public boolean isWhole() {
        return isWhole;
    }

    /** The path as the program has it, with its folder, or empty. @param number a row's, or {@code DW_AT_decl_file} */
    public String file(int number) {
        return number >= 0 && number < files.size() ? files.get(number) : "";
    }
}
