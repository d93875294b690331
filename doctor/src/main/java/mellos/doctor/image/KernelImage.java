package mellos.doctor.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;

/**
 * A kernel's ELF or PE image: what stands at an address, and what it is called. An address is looked up where the image
 * is linked, and where that finds nothing at the physical address its bytes are loaded to, because early boot code runs
 * there.
 */
public final class KernelImage {
    private static final long LONGEST_FUNCTION = 1 << 16;

    private final ImageFile file;
    private final SymbolTable symbols;
    private final long slide;

    private KernelImage(ImageFile file, SymbolTable symbols, long slide) {
        this.file = file;
        this.symbols = symbols;
        this.slide = slide;
    }

    KernelImage(ImageFile file) {
        this(file, new SymbolTable(file.symbols()), 0);
    }

    /**
     * Reads an image.
     *
     * @throws BadImageException when it is no ELF file for x86, or damaged
     */
    public static KernelImage read(Path path) throws IOException {
        return ImageReader.read(path);
    }

    /** An image from its bytes; {@code name} is for messages. */
    public static KernelImage of(String name, byte[] bytes) throws BadImageException {
        return ImageReader.of(name, bytes);
    }

    /** The image where firmware put it, as far as one address tells at which code ran. See {@link Placement}. */
    public KernelImage placedBy(long rip, Mode mode) {
        return !file.isRelocatable() || contains(rip) ? this : Placement.of(this, file.regions(), rip, mode);
    }

    KernelImage movedBy(long distance) {
        return new KernelImage(file, symbols, distance);
    }

    /** Address where the image is linked for an address the processor used; the same when it is in no segment. */
    public long linked(long address) {
        if (regionAt(address).isPresent()) {
            return address;
        }
        if (regionAt(address - slide).isPresent()) {
            return address - slide;
        }
        return file.regions().stream()
                .filter(each -> each.isLoadedAt(address))
                .findFirst()
                .map(each -> address - each.loadAddress() + each.address())
                .orElse(address);
    }

    private Optional<ImageFile.Region> regionAt(long address) {
        return file.regions().stream().filter(each -> each.covers(address)).findFirst();
    }

    /** True when the address is linked in the image, or loaded there. */
    public boolean contains(long address) {
        return regionAt(linked(address)).isPresent();
    }

    /** True when the address is where the image is linked, not only where it is loaded. */
    public boolean isLinkedAt(long address) {
        return regionAt(address).isPresent();
    }

    /** Up to {@code count} bytes that the file has at the address; empty when it has none (BSS, outside). */
    public byte[] bytesAt(long address, int count) {
        long linked = linked(address);
        return regionAt(linked)
                .map(each -> bytesOf(each, linked - each.address(), count))
                .orElse(new byte[0]);
    }

    private byte[] bytesOf(ImageFile.Region region, long inRegion, int count) {
        long available = Math.min(count, region.fileSize() - inRegion);
        long offset = region.offset() + inRegion;
        if (available <= 0 || offset < 0 || available > file.bytes().limit() - offset) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) available];
        file.bytes().get((int) offset, bytes);
        return bytes;
    }

    /** True when the address is in the image but its bytes are not in the file: zeroed at start. */
    public boolean isZeroInitialised(long address) {
        long linked = linked(address);
        return regionAt(linked)
                .filter(each -> linked - each.address() >= each.fileSize())
                .isPresent();
    }

    public Optional<Symbol> symbolAt(long address) {
        long linked = linked(address);
        return regionAt(linked).flatMap(_ -> Optional.ofNullable(symbols.at(linked)));
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
        return regionAt(linked).flatMap(_ -> Optional.ofNullable(file.lines().at(linked)));
    }

    /** Name of the section the address is in. */
    public Optional<String> sectionAt(long address) {
        return section(address).map(ImageFile.Section::name);
    }

    private Optional<ImageFile.Section> section(long address) {
        long linked = linked(address);
        return file.sections().stream().filter(each -> each.covers(linked)).findFirst();
    }

    /** True when the address is in code; false in data, and outside the image. */
    public boolean isCode(long address) {
        return section(address)
                .map(ImageFile.Section::isCode)
                .orElseGet(() -> regionAt(linked(address))
                        .filter(ImageFile.Region::isCode)
                        .isPresent());
    }

    /** True when the image declares the address writable. */
    public boolean isWritable(long address) {
        return section(address)
                .map(ImageFile.Section::isWritable)
                .orElseGet(() -> regionAt(linked(address))
                        .filter(ImageFile.Region::isWritable)
                        .isPresent());
    }

    /** The instruction at an address; empty when the image has no bytes there. */
    public Optional<Instruction> instructionAt(long address, Mode mode) {
        byte[] code = bytesAt(address, 15);
        return code.length == 0 ? Optional.empty() : Decoder.decode(code, address, mode);
    }

    /** The instruction that ends where this address begins, found by decoding from the start of its function. */
    public Optional<Instruction> instructionBefore(long address, Mode mode) {
        return lastBefore(address, mode)
                .filter(each -> each.end() == linked(address))
                .map(Step::instruction);
    }

    /**
     * The instruction that the address is in the middle of, found by decoding from the start of its function. Empty
     * where the address begins one, follows a LOCK prefix that code may jump over, or stands behind a change of modes,
     * where the bytes before are of another width.
     */
    public Optional<Instruction> instructionAround(long address, Mode mode) {
        long linked = linked(address);
        return lastBefore(address, mode)
                .filter(each -> each.isSure() && each.end() > linked && !each.isSplitAfterLock(linked))
                .map(Step::instruction);
    }

    /** The instructions of the function up to this address, in order. */
    public List<Instruction> instructionsBefore(long address, Mode mode) {
        return stepsTo(address, mode).stream().map(Step::instruction).toList();
    }

    private Optional<Step> lastBefore(long address, Mode mode) {
        List<Step> steps = stepsTo(address, mode);
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    private List<Step> stepsTo(long address, Mode mode) {
        long linked = linked(address);
        long at = symbolAt(address).map(Symbol::address).orElse(linked);
        if (linked - at > LONGEST_FUNCTION) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        boolean sure = true;
        while (at < linked) {
            Optional<Instruction> next = instructionAt(at, mode);
            if (next.isEmpty()) {
                return List.of();
            }
            sure &= !next.get().isOneOf(Kind.FAR_JUMP, Kind.FAR_RET, Kind.IRET, Kind.INVALID);
            steps.add(new Step(at, next.get(), sure));
            at += next.get().length();
        }
        return steps;
    }

    /**
     * An instruction and where it stands; sure as long as nothing before it changes the width of code or is no code, as
     * tables among code are.
     */
    private record Step(long at, Instruction instruction, boolean isSure) {
        long end() {
            return at + instruction.length();
        }

        boolean isSplitAfterLock(long address) {
            return address == at + 1 && instruction.text().startsWith("lock ");
        }
    }

    public boolean is64Bit() {
        return file.is64Bit();
    }

    /** True for an image that its loader puts where it likes; its place in a log must be found: {@link #placedBy}. */
    public boolean isRelocatable() {
        return file.isRelocatable();
    }

    public boolean hasSymbols() {
        return !symbols.isEmpty();
    }

    public long entry() {
        return file.entry();
    }
}
