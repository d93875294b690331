package mellos.compiler.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.link.LinkLayout;
import mellos.compiler.link.Linker;
import mellos.elf.DataObject;
import mellos.elf.ElfFile;

/**
 * Links an image together with its line table: once to learn where the code lies, then again with the table, which
 * stands behind everything else and so moves nothing.
 */
public final class ImageLinker {
    private static final String SECTION = ".mellos.lines";

    private ImageLinker() {}

    /**
     * Links as {@link Linker#link}, then adds the line table.
     *
     * @return {@code out}
     */
    public static Path link(List<Path> objects, LinkLayout layout, Path out) {
        Linker.link(objects, layout, out);
        try {
            var table = Files.createTempFile("mellos-lines", ".o");
            try {
                Files.write(table, DataObject.of(SECTION, lineTable(out)));
                var all = new ArrayList<>(objects);
                all.add(table);
                return Linker.link(all, layout, out);
            } finally {
                Files.delete(table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot add the line table to " + out, e);
        }
    }

    /** The table for the code in the image's {@code .text}. */
    static byte[] lineTable(Path image) throws IOException {
        var elf = ElfFile.map(image);
        var text = elf.section(".text").orElseThrow(() -> new IllegalArgumentException(image + " has no .text"));
        return LineTableEncoder.encode(text.address(), text.size(), CodeRanges.of(elf, text));
    }
}
