package mellos.compiler.link;

import java.nio.file.Path;
import java.util.List;

/** Links objects to one static ELF executable with lld. */
public final class Linker {
    private Linker() {
    }

    /**
     * Links, collecting sections that nothing reachable from the entry or a kept section refers to.
     *
     * @return {@code out}, written whole or not at all
     * @throws LinkException naming all symbols that are missing or defined twice
     */
    public static Path link(List<Path> objects, LinkLayout layout, Path out) {
        throw new UnsupportedOperationException();
    }

    /**
     * Links, then builds the line table from the image's DWARF and links it in as {@code .mellos.lines}, behind
     * everything else so that no address moves.
     */
    public static Path linkWithLines(List<Path> objects, LinkLayout layout, Path out) {
        throw new UnsupportedOperationException();
    }
}
