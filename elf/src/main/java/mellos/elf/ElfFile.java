package mellos.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ELF file for x86, of either class: its segments, sections and symbols. System V ABI, "Object Files".
 *
 * <p>Headers are read at once, contents when they are asked for. A file whose headers lie outside it is refused at
 * once; a section that lies outside the file, when its contents are asked for.
 */
public final class ElfFile {
    /** A {@link #machine()}. */
    public static final int MACHINE_386 = 3;
    /** A {@link #machine()}. */
    public static final int MACHINE_X86_64 = 62;
    /** {@link Segment#type} of what is loaded into memory. */
    public static final int PT_LOAD = 1;
    /** Bit of {@link Segment#flags}: executable. */
    public static final int PF_X = 1;
    /** Bit of {@link Segment#flags}: writable. */
    public static final int PF_W = 2;
    /** {@link Section#type} of a symbol table. */
    public static final int SHT_SYMTAB = 2;
    /** {@link Section#type} of a section that takes memory and no room in the file. */
    public static final int SHT_NOBITS = 8;
    /** {@link Section#type} of the symbol table that a dynamic linker reads. */
    public static final int SHT_DYNSYM = 11;
    /** Bit of {@link Section#flags}: writable in the running image. */
    public static final long SHF_WRITE = 1;
    /** Bit of {@link Section#flags}: takes memory in the running image. */
    public static final long SHF_ALLOC = 2;
    /** Bit of {@link Section#flags}: holds instructions. */
    public static final long SHF_EXECINSTR = 4;
    /** {@link Symbol#section} of a symbol that another file must define. */
    public static final int SHN_UNDEF = 0;
    /** {@link Symbol#section} of a symbol that is a number. */
    public static final int SHN_ABS = 0xfff1;
    /** {@link Symbol#type} of a symbol, often assembly's, that says nothing of itself. */
    public static final int STT_NOTYPE = 0;
    /** {@link Symbol#type} of data. */
    public static final int STT_OBJECT = 1;
    /** {@link Symbol#type} of code. */
    public static final int STT_FUNC = 2;
    /** {@link Symbol#type} of the symbol that names the module an object came from. */
    public static final int STT_FILE = 4;

    private static final long SHF_COMPRESSED = 0x800;

    private final String name;
    private final ByteBuffer bytes;
    private final Header header;
    private final List<Segment> segments;
    private final List<Section> sections;

    private ElfFile(String name, ByteBuffer bytes) throws BadElfException {
        this.name = name;
        this.bytes = bytes;
        try {
            header = Header.read(name, bytes);
            segments = new SegmentHeaders(header, bytes).read();
            sections = new SectionHeaders(header, bytes).read();
        } catch (IndexOutOfBoundsException e) {
            throw damaged(name, "its headers lie outside it (" + e.getMessage() + ")");
        }
    }

    /** A program header: bytes of the file, and the memory that they fill the beginning of. */
    public record Segment(int type, int flags, long offset, long vaddr, long paddr, long fileSize, long memorySize) {}

    /**
     * A section header.
     *
     * @param index what {@link Symbol#section} and {@link #link} count
     * @param address virtual; 0 for a section that is not loaded
     * @param offset in the file, bytes
     * @param size bytes
     * @param link index of the section it refers to, for a symbol table its strings
     */
    public record Section(
            int index, String name, int type, long flags, long address, long offset, long size, int link) {}

    /**
     * A symbol.
     *
     * @param type {@code STT_}…
     * @param size 0 where the symbol table does not say
     * @param section index of the section it lies in, or {@code SHN_}…
     */
    public record Symbol(String name, int type, long address, long size, int section) {}

    /** Reads a file's headers; contents are mapped, so the file must stay as it is. */
    public static ElfFile map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new BadElfException(file + " is larger than 2 GiB");
            }
            return new ElfFile(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** A file that is in memory; {@code name} is for messages. */
    public static ElfFile of(String name, byte[] file) throws BadElfException {
        return new ElfFile(name, ByteBuffer.wrap(file).asReadOnlyBuffer());
    }

    /**
     * The program headers alone, of a file whose beginning is at hand: a core of a machine's memory may be larger than
     * what can be mapped, and have sections behind all of it.
     */
    public static List<Segment> segments(String name, ByteBuffer start) throws BadElfException {
        try {
            return new SegmentHeaders(Header.read(name, start), start).read();
        } catch (IndexOutOfBoundsException e) {
            throw damaged(name, "its headers lie outside it (" + e.getMessage() + ")");
        }
    }

    /** Whether addresses have 64 bits. */
    public boolean is64Bit() {
        return header.isWide();
    }

    /** {@link #MACHINE_386} or {@link #MACHINE_X86_64}. */
    public int machine() {
        return header.machine();
    }

    /** Where the file says that it begins to run. */
    public long entry() {
        return header.entry();
    }

    /** By their number. */
    public List<Segment> segments() {
        return segments;
    }

    /** By their number; none in a stripped file. */
    public List<Section> sections() {
        return sections;
    }

    public Optional<Section> section(String wanted) {
        return sections.stream()
                .filter(section -> section.name().equals(wanted))
                .findFirst();
    }

    /** The whole file, read-only. */
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The section's bytes, decompressed, little-endian, position 0; empty for one that takes no room in the file. */
    public ByteBuffer contents(Section section) throws BadElfException {
        if (section.type() == SHT_NOBITS) {
            return ByteBuffer.allocate(0);
        }
        try {
            ByteBuffer raw = slice(section);
            ByteBuffer plain =
                    (section.flags() & SHF_COMPRESSED) == 0 ? raw : CompressedSection.inflate(raw, header.isWide());
            return plain.order(ByteOrder.LITTLE_ENDIAN);
        } catch (IndexOutOfBoundsException e) {
            throw damaged(name, section.name() + " lies outside it (" + e.getMessage() + ")");
        }
    }

    /** As {@link #contents(Section)}; empty where no section has this name. */
    public ByteBuffer contents(String section) throws BadElfException {
        Optional<Section> found = section(section);
        return found.isPresent() ? contents(found.get()) : ByteBuffer.allocate(0);
    }

    /**
     * All symbols in the file's order, those for a dynamic linker, which may repeat others, too; none in a stripped
     * file. A symbol whose name lies outside the names is passed over.
     */
    public List<Symbol> symbols() throws BadElfException {
        List<Symbol> symbols = new ArrayList<>();
        for (Section table : sections) {
            boolean hasSymbols = table.type() == SHT_SYMTAB || table.type() == SHT_DYNSYM;
            if (hasSymbols && table.link() >= 0 && table.link() < sections.size()) {
                ByteBuffer names = contents(sections.get(table.link()));
                SymbolEntries.read(contents(table), names, header.isWide(), symbols);
            }
        }
        return symbols;
    }

    private ByteBuffer slice(Section section) {
        return ByteCursor.at(bytes, section.offset()).part(section.size());
    }

    private static BadElfException damaged(String name, String what) {
        return new BadElfException(name + " is a damaged ELF file: " + what);
    }
}
