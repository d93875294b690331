package mellos.compiler.report;

import java.io.IOException;
import java.nio.file.Path;
import mellos.compiler.reach.ClosureReport;
import mellos.compiler.reach.ReachedProgram;
import mellos.elf.ElfFile;

/** The text of {@code mellos build --report}: where an image's bytes are, and why they are there. */
public final class ImageReport {
    private ImageReport() {}

    /**
     * Sections, then packages and classes by size, then what dominates the closure.
     *
     * @param image the ELF with its symbols
     * @param program what was compiled into it
     * @throws IOException if the image cannot be read
     */
    public static String of(Path image, ReachedProgram program) throws IOException {
        ElfFile elf = ElfFile.map(image);
        Sizes sizes = Sizes.of(elf.symbols(), SymbolOwners.of(program));
        return String.join(
                "\n", SectionTable.of(elf.sections()), sizes.byPackage(), sizes.byClass(), ClosureReport.of(program));
    }
}
