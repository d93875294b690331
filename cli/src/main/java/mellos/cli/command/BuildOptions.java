package mellos.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.program.Program;
import mellos.cli.program.ProgramFiles;
import mellos.compiler.llvm.Profile;
import picocli.CommandLine.Option;

/** How the image is made, or which one is taken: the options that all commands with an image share. */
final class BuildOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "development",
            description = "development: quick to build; release: quick to run (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(names = "--kernel", paramLabel = "FILE.elf", description = "Take this ELF file instead of building one.")
    private Path given;

    private Profile profile() {
        return Arrays.stream(Profile.values())
                .filter(p -> p.name().equalsIgnoreCase(profile))
                .findFirst()
                .orElseThrow(() -> new UsageError("'" + profile + "' is no profile: there are "
                        + Arrays.stream(Profile.values())
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" and "))));
    }

    /** The kernel, built if it has to be. */
    Path kernel(Tree tree) {
        return given != null ? OutputFile.readable(given) : build(tree, Optional.empty());
    }

    /** The kernel, built in any case, and a file on what it is made of. @throws UsageError if it is not to be built */
    Path kernelWithReport(Tree tree, Path report) {
        if (given != null) {
            throw new UsageError("--report is about a kernel that is built here: leave out --kernel");
        }
        return build(tree, Optional.of(report));
    }

    /** The image of a program, built if it has to be: a kernel, or a process of Linux. */
    Path image(Tree tree, Program program, boolean hosted, Optional<Path> report) {
        if (given != null) {
            throw new UsageError("--kernel and a program exclude each other: the program is built into a kernel");
        }
        String name = ProgramFiles.stem(program);
        return build(
                tree,
                report,
                images -> hosted
                        ? images.hosted(name + "-hosted", program.mainClass(), program.classPath())
                        : images.kernel(name, program.mainClass(), program.classPath()));
    }

    private Path build(Tree tree, Optional<Path> report) {
        return build(tree, report, Images::kernel);
    }

    private Path build(Tree tree, Optional<Path> report, Function<Images, Path> wanted) {
        long begun = System.nanoTime();
        try (BuildProgress progress = new BuildProgress()) {
            Images images = new Images(tree, profile(), progress);
            Path elf = wanted.apply(report.map(images::reportingTo).orElse(images));
            if (progress.modules() > 0) {
                System.err.printf(
                        Locale.ROOT,
                        "mellos: built %s, %d of %d classes compiled, in %.1f s%n",
                        tree.root().relativize(elf),
                        progress.compiledModules(),
                        progress.modules(),
                        (System.nanoTime() - begun) / 1e9);
            }
            return elf;
        }
    }

    /** Where the kernel will be, without building it. */
    Path expectedKernel(Tree tree) {
        return given != null ? OutputFile.readable(given) : Images.kernelFile(tree, profile());
    }
}
