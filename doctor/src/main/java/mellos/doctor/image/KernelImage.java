package mellos.doctor.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Mode;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import mellos.elf.LineSection;
import mellos.elf.NotElfException;

/**
 * A kernel's ELF image: what stands at an address, and what it is called. An address is looked up where the image is
 * linked, and where that finds nothing at the physical address its bytes are loaded to, because early boot code runs there.
 */
public final class KernelImage {
    private static final long LARGEST = 1L << 30;
    private static final long LONGEST_FUNCTION = 1 << 16;

    private final ElfFile elf;
    private final SymbolTable symbols;
    private final SourceLines lines;

    private KernelImage(ElfFile elf) throws BadElfException {
        this.elf = elf;
        this.symbols = new SymbolTable(elf);
        this.lines = SourceLines.of(LineSection.of(elf));
    }

    /**
     * Reads an image.
     *
     * @throws BadImageException when it is no ELF file for x86, or damaged
     */
    public static KernelImage read(Path path) throws IOException {
        try {
            if (!Files.isRegularFile(path)) {
                throw new BadImageException(path + (Files.exists(path) ? " is not a file" : " does not exist"));
            }
            if (Files.size(path) > LARGEST) {
                throw new BadImageException(path + " is larger than 1 GiB: no kernel image");
            }
            return of(path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new BadImageException(path + " does not exist");
        }
    }

    /** An image from its bytes; {@code name} is for messages. */
    public static KernelImage of(String name, byte[] file) throws BadImageException {
        try {
            return new KernelImage(ElfFile.of(name, file));
        } catch (NotElfException e) {
            throw new BadImageException(
                    e.getMessage() + ": --kernel wants the kernel's ELF image with its symbols", e);
        } catch (BadElfException e) {
            throw new BadImageException(e.getMessage(), e);
        }
    }

    /** Address where the image is linked for an address the processor used; the same when it is in no segment. */
    public long linked(long address) {
        if (segmentAt(address) != null) {
            return address;
        }
        for (ElfFile.Segment each : elf.segments()) {
            if (each.type() == ElfFile.PT_LOAD && Long.compareUnsigned(address - each.paddr(), each.memorySize()) < 0) {
                return address - each.paddr() + each.vaddr();
            }
        }
        return address;
    }

    private ElfFile.Segment segmentAt(long address) {
        for (ElfFile.Segment each : elf.segments()) {
            if (each.type() == ElfFile.PT_LOAD && Long.compareUnsigned(address - each.vaddr(), each.memorySize()) < 0) {
                return each;
            }
        }
        return null;
    }

    /** True when the address is linked in the image, or loaded there. */
    public boolean contains(long address) {
        return segmentAt(linked(address)) != null;
    }

    /** True when the address is where the image is linked, not only where it is loaded. */
    public boolean isLinkedAt(long address) {
        return segmentAt(address) != null;
    }

    /** Up to {@code count} bytes that the file has at the address; empty when it has none (BSS, outside). */
    public byte[] bytesAt(long address, int count) {
        long linked = linked(address);
        ElfFile.Segment segment = segmentAt(linked);
        if (segment == null) {
            return new byte[0];
        }
        long inSegment = linked - segment.vaddr();
        long available = Math.min(count, segment.fileSize() - inSegment);
        long offset = segment.offset() + inSegment;
        ByteBuffer file = elf.bytes();
        if (available <= 0 || offset < 0 || available > file.limit() - offset) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) available];
        file.get((int) offset, bytes);
        return bytes;
    }

    /** True when the address is in the image but its bytes are not in the file: zeroed at start. */
    public boolean isZeroInitialised(long address) {
        long linked = linked(address);
        ElfFile.Segment segment = segmentAt(linked);
        return segment != null && linked - segment.vaddr() >= segment.fileSize();
    }

    public Optional<Symbol> symbolAt(long address) {
        long linked = linked(address);
        return segmentAt(linked) == null ? Optional.empty() : Optional.ofNullable(symbols.at(linked));
    }

    public Optional<Symbol> symbolNamed(String name) {
        return Optional.ofNullable(symbols.named(name));
    }

    /** Symbols whose name contains the text, in any case. */
    public List<Symbol> symbolsNamedLike(String part) {
        return symbols.all().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    /** {@code file:line} of the address. */
    public Optional<String> lineAt(long address) {
        long linked = linked(address);
        return segmentAt(linked) == null ? Optional.empty() : Optional.ofNullable(lines.at(linked));
    }

    /** Name of the section the address is in. */
    public Optional<String> sectionAt(long address) {
        return section(address).map(ElfFile.Section::name);
    }

    private Optional<ElfFile.Section> section(long address) {
        long linked = linked(address);
        return elf.sections().stream().filter(each -> (each.flags() & ElfFile.SHF_ALLOC) != 0
                && Long.compareUnsigned(linked - each.address(), each.size()) < 0).findFirst();
    }

    /** True when the address is in code; false in data, and outside the image. */
    public boolean isCode(long address) {
        return section(address).map(each -> (each.flags() & ElfFile.SHF_EXECINSTR) != 0)
                .orElseGet(() -> isInSegmentWith(ElfFile.PF_X, address));
    }

    /** True when the image declares the address writable. */
    public boolean isWritable(long address) {
        return section(address).map(each -> (each.flags() & ElfFile.SHF_WRITE) != 0)
                .orElseGet(() -> isInSegmentWith(ElfFile.PF_W, address));
    }

    private boolean isInSegmentWith(int flag, long address) {
        ElfFile.Segment segment = segmentAt(linked(address));
        return segment != null && (segment.flags() & flag) != 0;
    }

    /** The instruction at an address; empty when the image has no bytes there. */
    public Optional<Instruction> instructionAt(long address, Mode mode) {
        byte[] code = bytesAt(address, 15);
        return code.length == 0 ? Optional.empty() : Decoder.decode(code, address, mode);
    }

    /** The instruction that ends where this address begins, found by decoding from the start of its function. */
    public Optional<Instruction> instructionBefore(long address, Mode mode) {
        long linked = linked(address);
        long at = symbolAt(address).map(Symbol::address).orElse(linked);
        if (linked - at > LONGEST_FUNCTION) {
            return Optional.empty();
        }
        Optional<Instruction> previous = Optional.empty();
        while (at < linked) {
            previous = instructionAt(at, mode);
            if (previous.isEmpty()) {
                return previous;
            }
            at += previous.get().length();
        }
        return at == linked ? previous : Optional.empty();
    }

    public boolean is64Bit() {
        return elf.machine() == ElfFile.MACHINE_X86_64;
    }

    public boolean hasSymbols() {
        return !symbols.isEmpty();
    }

    public boolean hasLines() {
        return !lines.isEmpty();
    }

    public long entry() {
        return elf.entry();
    }

}
