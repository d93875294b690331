package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.Callable;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.host.HostProgram.Need;
import mellos.cli.host.Packages;
import mellos.cli.image.IsoImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mellos build}: an ELF file or an ISO to keep. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Builds the kernel with its test tasks as an ELF file (PVH and multiboot2) or as an ISO (BIOS and UEFI).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos build -o mellos.elf                      for qemu -kernel, or any PVH or multiboot2 loader",
            "  mellos build -o mellos.iso                      a CD that schedules for ever; as make iso",
            "  mellos build -o once.iso --append ''            a CD that ends when its tasks are done",
            "  mellos build -o mellos.iso --profile release    optimised",
            "  mellos build -o mellos.elf --report sizes.txt   and what it is made of"
        })
public final class BuildCommand implements Callable<Integer> {
    @Mixin
    private BuildOptions build;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "FILE.elf or FILE.iso.")
    private Path output;

    @Option(
            names = "--append",
            paramLabel = "WORDS",
            defaultValue = "forever",
            description = "Kernel command line inside the ISO (default: ${DEFAULT-VALUE}).")
    private String commandLine;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write what takes how much of the image, by section, package and class, and what it hangs on.")
    private Path report;

    @Override
    public Integer call() {
        String name = output.getFileName().toString();
        if (!name.endsWith(".elf") && !name.endsWith(".iso")) {
            throw new UsageError("the name of " + output + " has to end in .elf or .iso: that says what to build");
        }
        Path file = OutputFile.writable(output);
        Tree tree = Tree.here();
        Path elf = report == null ? build.kernel(tree) : build.kernelWithReport(tree, OutputFile.writable(report));
        if (name.endsWith(".iso")) {
            new Packages(tree.build("apt.log")).require(Set.of(Need.ISO));
            IsoImage.make(elf, commandLine, tree.build("iso"), file);
        } else {
            copy(elf, file);
        }
        System.out.printf("%s: %,d bytes%n", output, file.toFile().length());
        return 0;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
