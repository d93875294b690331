package mellos.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import mellos.elf.ElfFile.Section;
import mellos.elf.ElfFile.Segment;

/** Reads the program headers and the section headers. System V ABI, "Program Header", "Section Header Table". */
record HeaderTables(Header header, ByteBuffer bytes) {
    List<Segment> segments() {
        List<Segment> result = new ArrayList<>(header.segments().count());
        for (int i = 0; i < header.segments().count(); i++) {
            result.add(readSegment(header.segments().entry(bytes, i)));
        }
        return List.copyOf(result);
    }

    private Segment readSegment(ByteCursor in) {
        int word = header.wordBytes();
        int type = (int) in.u32();
        // The flags stand second in the 64-bit class, for alignment, and last but one in the other.
        int flags = header.isWide() ? (int) in.u32() : 0;
        long offset = in.number(word);
        long vaddr = in.number(word);
        long paddr = in.number(word);
        long fileSize = in.number(word);
        long memorySize = in.number(word);
        return new Segment(type, header.isWide() ? flags : (int) in.u32(), offset, vaddr, paddr, fileSize, memorySize);
    }

    List<Section> sections() {
        Header.Table table = header.sections();
        ByteBuffer names = header.names() < table.count()
                ? contents(readSection(header.names(), ByteBuffer.allocate(0)))
                : ByteBuffer.allocate(0);
        List<Section> result = new ArrayList<>(table.count());
        for (int i = 0; i < table.count(); i++) {
            result.add(readSection(i, names));
        }
        return List.copyOf(result);
    }

    private Section readSection(int index, ByteBuffer names) {
        ByteCursor in = header.sections().entry(bytes, index);
        int word = header.wordBytes();
        long nameAt = in.u32();
        String text = nameAt < names.limit() ? ByteCursor.at(names, nameAt).string() : "";
        int type = (int) in.u32();
        return new Section(
                index, text, type, in.number(word), in.number(word), in.number(word), in.number(word), (int) in.u32());
    }

    private ByteBuffer contents(Section section) {
        return ByteCursor.at(bytes, section.offset()).part(section.size());
    }
}
