package mellos.compiler.lines;

import java.nio.ByteBuffer;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import mellos.elf.Forms;
import mellos.elf.LineSection;

/** The debug sections of a linked image; empty where it has none. */
record DwarfSections(ByteBuffer units, ByteBuffer abbreviations, LineSection lines, ByteBuffer ranges, Forms forms) {
    private static final int OFFSET_BYTES = 4; // 32-bit DWARF: LLVM writes nothing else here

    static DwarfSections of(ElfFile image) throws BadElfException {
        ByteBuffer strings = image.contents(".debug_str");
        return new DwarfSections(
                image.contents(".debug_info"),
                image.contents(".debug_abbrev"),
                LineSection.of(image),
                image.contents(".debug_ranges"),
                new Forms(strings, image.contents(".debug_line_str"), OFFSET_BYTES));
    }
}
