package mellos.compiler.link;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A 64-bit little-endian ELF file's sections and symbols. System V ABI, "Object Files". */
public final class ElfFile {
    private ElfFile() {
    }

    /** @param address virtual; 0 for a section that is not loaded */
    public record Section(String name, int type, long flags, long address, long offset, long size) { }

    /** @param section name of the section it lies in, {@code *ABS*} or {@code *UND*} */
    public record Symbol(String name, long address, long size, String section) { }

    /** Reads the file. @throws IllegalArgumentException naming the file and what is wrong with it */
    public static ElfFile read(Path file) {
        throw new UnsupportedOperationException();
    }

    public List<Section> sections() {
        throw new UnsupportedOperationException();
    }

    public Optional<Section> section(String name) {
        throw new UnsupportedOperationException();
    }

    public List<Symbol> symbols() {
        throw new UnsupportedOperationException();
    }

    /** The section's bytes, little-endian, position 0; empty for one without contents. */
    public ByteBuffer contents(Section section) {
        throw new UnsupportedOperationException();
    }
}
