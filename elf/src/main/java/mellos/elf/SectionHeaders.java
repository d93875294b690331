package mellos.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import mellos.elf.ElfFile.Section;

/** Reads the section headers. System V ABI, "Sections". */
record SectionHeaders(Header header, ByteBuffer bytes) {
    List<Section> read() {
        Header.Table table = header.sections();
        ByteBuffer names = header.names() < table.count()
                ? contents(section(header.names(), ByteBuffer.allocate(0)))
                : ByteBuffer.allocate(0);
        List<Section> result = new ArrayList<>(table.count());
        for (int i = 0; i < table.count(); i++) {
            result.add(section(i, names));
        }
        return List.copyOf(result);
    }

    private Section section(int index, ByteBuffer names) {
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
