package mellos.doctor.image;

import java.util.List;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import mellos.elf.LineSection;

/** An ELF file as an {@link ImageFile}. */
final class ElfImage {
    private ElfImage() {}

    static ImageFile of(ElfFile elf) throws BadElfException {
        return new ImageFile(
                elf.machine() == ElfFile.MACHINE_X86_64,
                false,
                elf.entry(),
                regions(elf),
                sections(elf),
                symbols(elf),
                SourceLines.of(LineSection.of(elf)),
                elf.bytes());
    }

    private static List<ImageFile.Region> regions(ElfFile elf) {
        return elf.segments().stream()
                .filter(each -> each.type() == ElfFile.PT_LOAD)
                .map(each -> new ImageFile.Region(
                        each.vaddr(),
                        each.paddr(),
                        each.offset(),
                        each.fileSize(),
                        each.memorySize(),
                        (each.flags() & ElfFile.PF_X) != 0,
                        (each.flags() & ElfFile.PF_W) != 0))
                .toList();
    }

    private static List<ImageFile.Section> sections(ElfFile elf) {
        return elf.sections().stream()
                .filter(each -> (each.flags() & ElfFile.SHF_ALLOC) != 0)
                .map(each -> new ImageFile.Section(
                        each.name(),
                        each.address(),
                        each.size(),
                        (each.flags() & ElfFile.SHF_EXECINSTR) != 0,
                        (each.flags() & ElfFile.SHF_WRITE) != 0))
                .toList();
    }

    private static List<Symbol> symbols(ElfFile elf) throws BadElfException {
        return elf.symbols().stream()
                .filter(ElfImage::isPlace)
                .map(each -> new Symbol(each.name(), each.address(), each.size(), each.type() == ElfFile.STT_FUNC))
                .toList();
    }

    private static boolean isPlace(ElfFile.Symbol symbol) {
        boolean isDefined = symbol.section() != ElfFile.SHN_UNDEF && symbol.section() != ElfFile.SHN_ABS;
        return isDefined
                && switch (symbol.type()) {
                    case ElfFile.STT_NOTYPE, ElfFile.STT_OBJECT, ElfFile.STT_FUNC -> true;
                    default -> false;
                };
    }
}
