package mellos.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import mellos.elf.ElfFile.Segment;

/** Reads the program headers. System V ABI, "Program Header". */
record SegmentHeaders(Header header, ByteBuffer bytes) {
    List<Segment> read() {
        List<Segment> result = new ArrayList<>(header.segments().count());
        for (int i = 0; i < header.segments().count(); i++) {
            result.add(segment(header.segments().entry(bytes, i)));
        }
        return List.copyOf(result);
    }

    private Segment segment(ByteCursor in) {
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
}
