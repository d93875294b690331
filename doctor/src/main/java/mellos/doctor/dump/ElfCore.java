package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.util.List;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;

/** An ELF core of a whole machine: notes, then a segment for each range of RAM. */
final class ElfCore {
    private static final int PT_NOTE = 4;
    private static final int LONGEST_NOTES = 1 << 24;
    /** Headers come first in what QEMU writes, whatever the size of the memory behind them. */
    private static final int HEADERS = 1 << 20;

    private ElfCore() {}

    static MachineDump read(String name, FileBytes file) throws BadDumpException {
        List<ElfFile.Segment> segments = segments(name, file);
        List<Processor> processors = Notes.read(name, notes(name, file, segments));
        return new MachineDump(
                name, "ELF core", MachineDump.State.UNKNOWN, processors, new CoreMemory(name, file, segments));
    }

    private static List<ElfFile.Segment> segments(String name, FileBytes file) throws BadDumpException {
        try {
            return ElfFile.segments(name, file.at(0, (int) Math.min(file.size(), HEADERS)));
        } catch (BadElfException e) {
            throw new BadDumpException(e.getMessage(), e);
        }
    }

    private static ByteBuffer notes(String name, FileBytes file, List<ElfFile.Segment> segments)
            throws BadDumpException {
        ElfFile.Segment notes = segments.stream()
                .filter(each -> each.type() == PT_NOTE)
                .findFirst()
                .orElseThrow(() -> new BadDumpException(name + " is an ELF file, but no core: it has no notes; "
                        + "--dump wants what dump-guest-memory writes, --kernel the kernel's image"));
        if (notes.offset() < 0 || notes.fileSize() > LONGEST_NOTES || notes.fileSize() > file.size() - notes.offset()) {
            throw new BadDumpException(name + " is cut short: its notes end behind byte " + file.size());
        }
        return file.at(notes.offset(), (int) notes.fileSize());
    }
}
