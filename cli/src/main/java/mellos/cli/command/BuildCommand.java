package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
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
        customSynopsis = {
            "mellos build [OPTIONS] -o FILE                            the kernel with its test tasks",
            "mellos build [OPTIONS] -o FILE PROGRAM.jar|Program.java   a program as the machine",
            "mellos build [OPTIONS] -o FILE -cp CLASSPATH MAIN"
        },
        description = "Builds a kernel as an ELF file (PVH and multiboot2) or as an ISO (BIOS and UEFI),"
                + " or a program as a static executable of Linux.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos build -o mellos.elf                      for qemu -kernel, or any PVH or multiboot2 loader",
            "  mellos build -o mellos.iso                      a CD that schedules for ever; as make iso",
            "  mellos build -o once.iso --append ''            a CD that ends when its tasks are done",
            "  mellos build -o mellos.iso --profile release    optimised",
            "  mellos build -o mellos.elf --report sizes.txt   and what it is made of",
            "  mellos build app.jar -o app.iso                 a CD that runs your program",
            "  mellos build app.jar -o app                     your program for Linux, in one file"
        })
public final class BuildCommand implements Callable<Integer> {
    @Mixin
    private BuildOptions build;

    @Mixin
    private ProgramOptions program;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "FILE.elf or FILE.iso; with a program also a name without an end: for Linux.")
    private Path output;

    @Option(
            names = "--append",
            paramLabel = "WORDS",
            description = "Kernel command line inside the ISO (default: forever; with a program, nothing).")
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
        boolean iso = name.endsWith(".iso");
        boolean hosted = program.areGiven() && name.indexOf('.') < 0;
        if (!name.endsWith(".elf") && !iso && !hosted) {
            throw new UsageError("the name of " + output + " has to end in .elf or .iso: that says what to build");
        }
        Path file = OutputFile.writable(output);
        Tree tree = Tree.here();
        Path image = image(tree, hosted);
        if (iso) {
            new Packages(tree.build("apt.log")).require(Set.of(Need.ISO));
            IsoImage.make(image, commandLine(), tree.build("iso"), file);
        } else {
            copy(image, file);
        }
        System.out.printf("%s: %,d bytes%n", output, file.toFile().length());
        return 0;
    }

    private Path image(Tree tree, boolean hosted) {
        Optional<Path> written = Optional.ofNullable(report).map(OutputFile::writable);
        if (program.areGiven()) {
            return build.image(tree, program.program(tree), hosted, written);
        }
        program.requireNone();
        return written.isPresent() ? build.kernelWithReport(tree, written.get()) : build.kernel(tree);
    }

    private String commandLine() {
        if (program.areGiven()) {
            return program.commandLine(commandLine == null ? "" : commandLine);
        }
        return commandLine == null ? "forever" : commandLine;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
