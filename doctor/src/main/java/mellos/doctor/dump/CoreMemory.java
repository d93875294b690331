package mellos.doctor.dump;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import mellos.elf.ElfFile;

/** RAM as an ELF core has it: uncompressed, a segment for each range. */
final class CoreMemory implements PhysicalMemory {
    private final FileBytes file;
    private final NavigableMap<Long, ElfFile.Segment> byStart = new TreeMap<>();

    CoreMemory(String name, FileBytes file, List<ElfFile.Segment> segments) throws BadDumpException {
        this.file = file;
        for (ElfFile.Segment each : segments) {
            if (each.type() == ElfFile.PT_LOAD && each.fileSize() > 0) {
                if (each.offset() < 0 || each.fileSize() > file.size() - each.offset()) {
                    throw new BadDumpException(name + " is cut short: memory at 0x" + Long.toHexString(each.paddr())
                            + " ends at byte " + (each.offset() + each.fileSize()) + " of " + file.size());
                }
                byStart.merge(each.paddr(), each, (one, other) -> one.fileSize() >= other.fileSize() ? one : other);
            }
        }
    }

    @Override
    public Optional<byte[]> read(long address, int count) {
        byte[] out = new byte[count];
        int done = 0;
        while (done < count) {
            Map.Entry<Long, ElfFile.Segment> found = byStart.floorEntry(address + done);
            long inside = found == null ? -1 : address + done - found.getKey();
            if (inside < 0 || inside >= found.getValue().fileSize()) {
                return Optional.empty();
            }
            int length = (int) Math.min(count - done, found.getValue().fileSize() - inside);
            file.at(found.getValue().offset() + inside, length).get(out, done, length);
            done += length;
        }
        return Optional.of(out);
    }

    @Override
    public List<MemoryRange> ranges() {
        return byStart.values().stream()
                .map(each -> new MemoryRange(each.paddr(), each.fileSize()))
                .toList();
    }
}
