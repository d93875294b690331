package mellos.compiler.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A 64-bit little-endian ELF file's sections and symbols. System V ABI, "Object Files". */
public final class ElfFile {
    /** {@link Section#type} of a symbol table. */
    public static final int SHT_SYMTAB = 2;
    /** {@link Section#type} of a section that takes memory and no room in the file. */
    public static final int SHT_NOBITS = 8;
    /** Bit of {@link Section#flags}: takes memory in the running image. */
    public static final long SHF_ALLOC = 2;
    /** {@link Symbol#type} of the symbol that names the module an object came from. */
    public static final int STT_FILE = 4;

    private static final int MAGIC = 0x464c457f;
    private static final short CLASS_64_LITTLE_ENDIAN = 0x0102;
    private static final int SYMBOL_BYTES = 24;

    private final Path file;
    private final ByteBuffer bytes;
    private final List<Section> sections;

    private ElfFile(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        this.sections = readSections();
    }

    /**
     * A section header.
     *
     * @param address virtual; 0 for a section that is not loaded
     * @param offset  in the file, bytes
     * @param size    bytes
     * @param link    index of the section it refers to, for a symbol table its strings
     */
    public record Section(String name, int type, long flags, long address, long offset, long size, int link) { }

    /**
     * A symbol.
     *
     * @param type    {@code STT_}…
     * @param section name of the section it lies in, {@code *ABS*} or {@code *UND*}
     */
    public record Symbol(String name, int type, long address, long size, String section) { }

    /**
     * Reads a file's headers; contents are mapped.
     *
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    public static ElfFile read(Path file) {
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.limit() < 64 || bytes.getInt(0) != MAGIC || bytes.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
                throw new IllegalArgumentException(file + " is not a 64-bit little-endian ELF file");
            }
            return new ElfFile(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    public List<Section> sections() {
        return sections;
    }

    public Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.name.equals(name)).findFirst();
    }

    /** All symbols in the file's order; none in a stripped file. */
    public List<Symbol> symbols() {
        var symbols = new ArrayList<Symbol>();
        for (var table : sections) {
            if (table.type == SHT_SYMTAB) {
                readSymbols(table, symbols);
            }
        }
        return symbols;
    }

    /** The section's bytes, little-endian, position 0; empty for one that takes no room in the file. */
    public ByteBuffer contents(Section section) {
        if (section.type == SHT_NOBITS) {
            return ByteBuffer.allocate(0);
        }
        return slice(section.offset, section.size, section.name);
    }

    private List<Section> readSections() {
        try {
            int offset = Math.toIntExact(bytes.getLong(40));
            int entryBytes = bytes.getShort(58);
            int count = Short.toUnsignedInt(bytes.getShort(60));
            int namesIndex = Short.toUnsignedInt(bytes.getShort(62));
            if (count == 0) {
                return List.of();
            }
            int namesHeader = offset + namesIndex * entryBytes;
            var names = slice(bytes.getLong(namesHeader + 24), bytes.getLong(namesHeader + 32), "section names");
            var result = new ArrayList<Section>(count);
            for (int i = 0; i < count; i++) {
                int at = offset + i * entryBytes;
                result.add(new Section(string(names, bytes.getInt(at)), bytes.getInt(at + 4), bytes.getLong(at + 8),
                        bytes.getLong(at + 16), bytes.getLong(at + 24), bytes.getLong(at + 32), bytes.getInt(at + 40)));
            }
            return List.copyOf(result);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(file + " is a damaged ELF file: its section headers lie outside it", e);
        }
    }

    private void readSymbols(Section table, List<Symbol> symbols) {
        var entries = contents(table);
        var names = contents(sections.get(table.link));
        try {
            for (int at = SYMBOL_BYTES; at < entries.limit(); at += SYMBOL_BYTES) {
                int sectionIndex = Short.toUnsignedInt(entries.getShort(at + 6));
                symbols.add(new Symbol(string(names, entries.getInt(at)), entries.get(at + 4) & 0xf,
                        entries.getLong(at + 8), entries.getLong(at + 16), sectionName(sectionIndex)));
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IllegalArgumentException(file + " is a damaged ELF file: " + table.name + " is cut off", e);
        }
    }

    private String sectionName(int index) {
        if (index == 0) {
            return "*UND*";
        }
        return index < sections.size() ? sections.get(index).name : "*ABS*";
    }

    private ByteBuffer slice(long offset, long size, String what) {
        try {
            return bytes.slice(Math.toIntExact(offset), Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(file + " is a damaged ELF file: " + what + " lies outside it", e);
        }
    }

    private static String string(ByteBuffer strings, int offset) {
        int end = offset;
        while (strings.get(end) != 0) {
            end++;
        }
        var text = new byte[end - offset];
        strings.get(offset, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
