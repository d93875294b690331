package mellos.compiler.lines;

import java.nio.ByteBuffer;
import mellos.compiler.link.ElfFile;

/** The debug sections of a linked image; empty where it has none. */
record DwarfSections(ByteBuffer units, ByteBuffer abbreviations, ByteBuffer lines, ByteBuffer ranges, ByteBuffer strings) {
    static DwarfSections of(ElfFile image) {
        return new DwarfSections(contents(image, ".debug_info"), contents(image, ".debug_abbrev"),
                contents(image, ".debug_line"), contents(image, ".debug_ranges"), contents(image, ".debug_str"));
    }

    private static ByteBuffer contents(ElfFile image, String section) {
        return image.section(section).map(image::contents).orElseGet(() -> ByteBuffer.allocate(0));
    }
}
