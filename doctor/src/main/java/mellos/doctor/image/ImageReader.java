package mellos.doctor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import mellos.elf.NotElfException;

/** Reads images, and refuses in one sentence what is none. */
final class ImageReader {
    private static final long LARGEST = 1L << 30;

    private ImageReader() {}

    /**
     * Reads an image.
     *
     * @throws BadImageException when it is no ELF file for x86, or damaged
     */
    static KernelImage read(Path path) throws IOException {
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
    static KernelImage of(String name, byte[] bytes) throws BadImageException {
        if (PeImage.isPe(bytes)) {
            return new KernelImage(PeImage.of(name, bytes));
        }
        try {
            return new KernelImage(ElfImage.of(ElfFile.of(name, bytes)));
        } catch (NotElfException e) {
            throw new BadImageException(
                    e.getMessage() + ": --kernel wants the kernel's ELF or PE image with its symbols", e);
        } catch (BadElfException e) {
            throw new BadImageException(e.getMessage(), e);
        }
    }
}
