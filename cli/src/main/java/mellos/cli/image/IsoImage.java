package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import mellos.cli.host.HostProgram;

/** A CD image with GRUB for BIOS and for UEFI, which loads the kernel by multiboot2 and asks nothing. */
public final class IsoImage {
    /** Modules of GRUB that the one menu entry needs; all of them would make the image three times as large. */
    private static final String MODULES =
            "normal multiboot2 iso9660 fat search search_fs_file configfile all_video part_msdos part_gpt part_acorn part_amiga part_apple part_bsd "
                    + "part_dfly part_dvh part_plan part_sun part_sunpc";

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
            Files.writeString(boot.resolve("grub.cfg"), menu(commandLine));
            Path fresh = iso.resolveSibling(iso.getFileName() + ".new");
            run(fresh, work);
            Files.move(fresh, iso, StandardCopyOption.REPLACE_EXISTING);
            return iso;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String menu(String commandLine) {
        return """
                set timeout=0
                set default=0
                menuentry "mellos" {
                    multiboot2 /boot/mellos.elf %s
                    boot
                }
                """.formatted(quoted(commandLine));
    }

    /** Word by word in GRUB's quotes, so that nothing in it is taken for script. */
    private static String quoted(String commandLine) {
        StringBuilder text = new StringBuilder();
        for (String word : commandLine.strip().split(" +")) {
            text.append(word.isEmpty() ? "" : " '" + word.replace("'", "'\\''") + "'");
        }
        return text.toString().strip();
    }

    private static void run(Path iso, Path content) throws IOException {
        Process process = new ProcessBuilder(command(iso, content))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                Files.deleteIfExists(iso);
                throw new BuildFailure("grub-mkrescue failed:\n" + output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BuildFailure("interrupted while the ISO was made", e);
        }
    }

    private static List<String> command(Path iso, Path content) {
        return List.of(
                HostProgram.GRUB_MKRESCUE.command(),
                "-o",
                iso.toString(),
                "--install-modules=" + MODULES,
                "--fonts=",
                "--locales=",
                "--themes=",
                "--compress=no",
                content.toString());
    }
}
