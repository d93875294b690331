package mellos.doctor.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a dump, whatever its format: told by its first bytes. */
public final class DumpFile {
    private static final String ELF = "\u007fELF";
    private static final String WINDOWS = "PAGEDU64";

    private DumpFile() {}

    /** @throws BadDumpException when it is no dump, or a damaged one */
    public static MachineDump read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new BadDumpException(path + (Files.exists(path) ? " is not a file" : " does not exist"));
        }
        if (Files.size(path) == 0) {
            throw new BadDumpException(path + " is empty");
        }
        return of(path.toString(), FileBytes.map(path));
    }

    private static MachineDump of(String name, FileBytes file) throws BadDumpException {
        if (Kdump.isSigned(file, FlattenedBytes.SIGNATURE)) {
            return of(name, FlattenedBytes.of(name, file));
        }
        if (Kdump.isSigned(file, Kdump.SIGNATURE)) {
            return Kdump.read(name, file);
        }
        if (Kdump.isSigned(file, ELF)) {
            return ElfCore.read(name, file);
        }
        throw new BadDumpException(name
                + (Kdump.isSigned(file, WINDOWS)
                        ? " is a Windows dump; take one with dump-guest-memory FILE or dump-guest-memory -z FILE"
                        : " is no dump: --dump wants what QEMU's dump-guest-memory writes, an ELF core or kdump-zlib"));
    }
}
