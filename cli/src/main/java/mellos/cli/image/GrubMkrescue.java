package mellos.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mellos.cli.host.HostProgram;

/** The program that puts GRUB on a CD image. */
final class GrubMkrescue {
    /** Modules of GRUB that the one menu entry needs; all of them would make the image three times as large. */
    private static final String MODULES =
            "normal multiboot2 iso9660 fat search search_fs_file configfile all_video part_msdos part_gpt part_acorn part_amiga part_apple part_bsd "
                    + "part_dfly part_dvh part_plan part_sun part_sunpc";

    private GrubMkrescue() {}

    /** @throws BuildFailure with what it says, and there is no image then */
    static void run(Path iso, Path content) throws IOException {
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
