package mellos.compiler.lines;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One unit's part of {@code .debug_line}. DWARF 4, "Line Number Information". */
final class LineProgram {
    /**
     * A row of the line matrix.
     *
     * @param line the line of the code from {@code address} to the next row's, 0 if unknown; {@link #END} behind a sequence
     */
    record Row(long address, int line) { }

    /** {@link Row#line} of a row that stands for no code. */
    static final int END = -1;

    private final List<String> files = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final DwarfCursor in;
    private int lineBase;
    private int lineRange;
    private int opcodeBase;
    private int[] operandCounts;

    private long address;
    private int line;

    private LineProgram(DwarfCursor in) {
        this.in = in;
    }

    /** Runs the program at this offset. */
    static LineProgram read(ByteBuffer section, int offset) {
        var program = new LineProgram(DwarfCursor.at(section, offset));
        int end = program.in.u32() + offset + 4;
        program.readHeader();
        program.reset();
        while (program.in.offset() < end) {
            program.step();
        }
        return program;
    }

    /** In the program's order: addresses ascend within a sequence. */
    List<Row> rows() {
        return rows;
    }

    /** @param number as {@code DW_AT_decl_file} counts: from 1 */
    String file(int number) {
        return number >= 1 && number <= files.size() ? files.get(number - 1) : "";
    }

    private void readHeader() {
        int version = in.u16();
        if (version != 4) {
            throw new IllegalArgumentException(".debug_line has DWARF version " + version
                    + "; modules must state version 4, see docs/abi.md, \"Line numbers\"");
        }
        int length = in.u32();
        int programStart = in.offset() + length;
        in.skip(3);                                // instruction length, operations, default_is_stmt
        lineBase = (byte) in.u8();
        lineRange = in.u8();
        opcodeBase = in.u8();
        operandCounts = new int[opcodeBase];
        for (int opcode = 1; opcode < opcodeBase; opcode++) {
            operandCounts[opcode] = in.u8();
        }
        while (!in.string().isEmpty()) { }         // folders: a stack trace shows none
        for (var name = in.string(); !name.isEmpty(); name = in.string()) {
            files.add(name);
            in.unsigned();
            in.unsigned();
            in.unsigned();
        }
        in.seek(programStart);
    }

    private void reset() {
        address = 0;
        line = 1;
    }

    private void step() {
        int opcode = in.u8();
        if (opcode >= opcodeBase) {
            int adjusted = opcode - opcodeBase;
            address += adjusted / lineRange;
            line += lineBase + adjusted % lineRange;
            rows.add(new Row(address, line));
            return;
        }
        switch (opcode) {
            case 0 -> extended();
            case 1 -> rows.add(new Row(address, line));            // copy
            case 2 -> address += in.unsigned();                    // advance_pc
            case 3 -> line += (int) in.signed();                   // advance_line
            case 8 -> address += (255 - opcodeBase) / lineRange;   // const_add_pc
            case 9 -> address += in.u16();                         // fixed_advance_pc
            default -> {
                for (int i = 0; i < operandCounts[opcode]; i++) {
                    in.unsigned();
                }
            }
        }
    }

    private void extended() {
        int length = (int) in.unsigned();
        int end = in.offset() + length;
        switch (in.u8()) {
            case 1 -> {                                            // end_sequence
                rows.add(new Row(address, END));
                reset();
            }
            case 2 -> address = in.u64();                          // set_address
            default -> { }
        }
        in.seek(end);
    }
}
