package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A CD image with GRUB for BIOS and for UEFI, which loads the kernel by multiboot2 and asks nothing. */
public final class IsoImage {
    private IsoImage() {}

    /**
     * Makes the image.
     *
     * @param work a folder for what goes into it; overwritten
     * @return {@code iso}, written whole or not at all
     */
    public static Path make(Path elf, String commandLine, Path work, Path iso) {
        try {
            Path boot = Files.createDirectories(work.resolve("boot/grub"));
            Files.copy(elf, work.resolve("boot/mellos.elf"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(boot.resolve("grub.cfg"), GrubMenu.of(commandLine));
            Path fresh = iso.resolveSibling(iso.getFileName() + ".new");
            GrubMkrescue.run(fresh, work);
            Files.move(fresh, iso, StandardCopyOption.REPLACE_EXISTING);
            return iso;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
