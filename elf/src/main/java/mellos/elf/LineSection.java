package mellos.elf;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The line programs of a file: {@code .debug_line}, and the sections that hold their texts. */
public final class LineSection {
    private final ByteBuffer programs;
    private final ByteBuffer strings;
    private final ByteBuffer lineStrings;

    LineSection(ByteBuffer programs, ByteBuffer strings, ByteBuffer lineStrings) {
        this.programs = programs;
        this.strings = strings;
        this.lineStrings = lineStrings;
    }

    /** Empty for a file without line numbers. @throws BadElfException when a section of its lies outside the file */
    public static LineSection of(ElfFile file) throws BadElfException {
        ByteBuffer programs = file.contents(".debug_line");
        if (!programs.hasRemaining()) { // then damage of the texts does not matter
            return new LineSection(programs, programs, programs);
        }
        return new LineSection(programs, file.contents(".debug_str"), file.contents(".debug_line_str"));
    }

    /** Runs the program that begins at this offset, {@code DW_AT_stmt_list}; not whole when there is none. */
    public LineProgram at(long offset) {
        ByteCursor in = ByteCursor.over(programs).skipAll();
        return read(offset >= 0 && offset < in.position() ? in.seek(offset) : in);
    }

    /** Runs all programs, one behind the other, up to one whose length is damaged. */
    public void forEach(Consumer<LineProgram> receiver) {
        for (ByteCursor in = ByteCursor.over(programs); in.hasMore(); ) {
            receiver.accept(read(in));
        }
    }

    private LineProgram read(ByteCursor in) {
        return LineProgram.read(in, strings, lineStrings);
    }
}
