package mellos.elf;

import java.util.List;

/**
 * The state machine that turns a line program into rows. DWARF 5, "The Line Number Program". Columns, statements and
 * blocks are passed over.
 */
final class LineMachine {
    private final LineHeader header;
    private final ByteCursor in;
    private final List<LineRow> rows;
    private long address;
    private int file;
    private int line;

    LineMachine(LineHeader header, ByteCursor in, List<LineRow> rows) {
        this.header = header;
        this.in = in;
        this.rows = rows;
        reset();
    }

    /** Runs to the program's end. @throws IndexOutOfBoundsException where it is damaged, with the rows made so far */
    void run() {
        while (in.hasMore()) {
            int opcode = in.u8();
            if (opcode >= header.opcodeBase()) {
                special(opcode - header.opcodeBase());
            } else {
                standard(opcode);
            }
        }
    }

    private void reset() {
        address = 0;
        file = 1;
        line = 1;
    }

    private void special(int adjusted) {
        advance(adjusted / header.lineRange());
        line += header.lineBase() + adjusted % header.lineRange();
        addRow(false);
    }

    private void standard(int opcode) {
        switch (opcode) {
            case 0 -> extended();
            case 1 -> addRow(false); // copy
            case 2 -> advance(in.unsigned()); // advance_pc
            case 3 -> line += (int) in.signed(); // advance_line
            case 4 -> file = (int) in.unsigned(); // set_file
            case 8 -> advance((255 - header.opcodeBase()) / header.lineRange()); // const_add_pc
            case 9 -> address += in.u16(); // fixed_advance_pc
            default -> {
                for (int i = 0; i < header.operands()[opcode]; i++) {
                    in.unsigned();
                }
            }
        }
    }

    private void extended() {
        long length = in.unsigned();
        int start = in.position();
        switch (length == 0 ? 0 : in.u8()) {
            case 1 -> { // end_sequence
                addRow(true);
                reset();
            }
            case 2 -> address = in.number((int) Math.min(length, 9) - 1); // set_address
            default -> {}
        }
        in.seek(start).skip(length);
    }

    private void advance(long instructions) {
        address += instructions * header.instructionBytes();
    }

    private void addRow(boolean isEnd) {
        rows.add(new LineRow(address, file, isEnd ? 0 : line, isEnd));
    }
}
