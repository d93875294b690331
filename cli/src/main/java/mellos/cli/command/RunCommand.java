package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.host.HostProgram.Need;
import mellos.cli.host.Packages;
import mellos.cli.image.IsoImage;
import mellos.cli.machine.BootPath;
import mellos.cli.machine.DeathWatch;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.ProgramStreams;
import mellos.cli.machine.QemuCommand;
import mellos.cli.machine.Verdict;
import mellos.cli.serial.GuestReport;
import mellos.cli.serial.ReportTable;
import mellos.doctor.dump.MachineDump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mellos run}: builds the kernel, boots it under QEMU, shows what it says and what it came to. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "mellos run [OPTIONS]                            the kernel with its test tasks",
            "mellos run [OPTIONS] PROGRAM.jar [-- ARGS]      a program as the machine",
            "mellos run [OPTIONS] Program.java [-- ARGS]",
            "mellos run [OPTIONS] -cp CLASSPATH MAIN [-- ARGS]"
        },
        description = "Builds an image and boots it under QEMU. A program's streams are the command's own.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  the program's own; without one 0 all passed, 1 a task failed; 2 wrong usage,",
            "  3 panic, 4 the machine was reset (triple fault), 5 time limit, 6 else,",
            "  7 the image could not be built",
            "",
            "Examples:",
            "  mellos run app.jar -- ARGUMENTS   your program is the machine",
            "  mellos run --hosted Hello.java    as a process of Linux",
            "  mellos run                        four processors, until all tasks are done",
            "  mellos run --cpus 16 --memory 2G  a larger machine",
            "  mellos run --uefi --forever       the ISO under UEFI, until Ctrl-C",
            "  mellos run --append only=ipc      one of the test tasks",
            "  mellos run --trace boot.json      where the time goes; see mellos trace",
            "  mellos run --dry-run              print the QEMU command"
        })
public final class RunCommand implements Callable<Integer> {
    private static final int DEFAULT_TIMEOUT_SECONDS = 120;

    @Mixin
    private MachineOptions options;

    @Mixin
    private BuildOptions build;

    @Mixin
    private ProgramOptions program;

    @Option(names = "--hosted", description = "Run the program as a process of Linux, not as the machine.")
    private boolean hosted;

    @Option(names = "--verbose", description = "Show the kernel's lines beside the program's, on standard error.")
    private boolean verbose;

    @Option(
            names = "--forever",
            description = "Keep scheduling until stopped; what is typed goes to the kernel's console.")
    private boolean forever;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Stop after this time (default: " + DEFAULT_TIMEOUT_SECONDS
                    + "; none with --forever or a program).")
    private Integer timeoutSeconds;

    @Option(names = "--log", paramLabel = "FILE", description = "Also write the serial line's bytes there.")
    private Path log;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write the boot and the scheduler's trace there, for Perfetto and mellos trace.")
    private Path trace;

    @Option(names = "--dry-run", description = "Print the QEMU command and start nothing.")
    private boolean dryRun;

    private Path elf;

    private Optional<MachineDump> dump = Optional.empty();

    @Override
    public Integer call() {
        Tree tree = Tree.here();
        Duration limit = limit();
        if (hosted) {
            return HostedRun.of(tree, build, program).run(limit);
        }
        if (!program.areGiven()) {
            program.requireNone();
        } else if (forever) {
            throw new UsageError("--forever is for the kernel's own tasks: a program ends when it likes");
        }
        Path serialCopy = log == null ? null : OutputFile.writable(log);
        Path traceFile = trace == null ? null : OutputFile.writable(trace);
        EmulatedMachine machine = machine(tree);
        if (dryRun) {
            System.out.println(QemuCommand.shellText(QemuCommand.of(machine, "stdio")));
            return 0;
        }
        GuestReport report = new GuestReport();
        int status = program.areGiven()
                ? new ProgramRun(machine, elf, verbose, report).run(limit, deadMachine(tree))
                : runTests(tree, machine, report, limit);
        if (serialCopy != null) {
            write(serialCopy, String.join("\n", report.text()) + "\n");
        }
        if (traceFile != null) {
            TraceFile.write(report, traceFile);
        }
        return status;
    }

    private int runTests(Tree tree, EmulatedMachine machine, GuestReport report, Duration limit) {
        Verdict verdict = run(tree, machine, report, limit);
        say(verdict, report);
        if (verdict.kind().died()) {
            PostMortem.explain(machine, elf, report, dump, System.out);
        }
        return verdict.exitStatus();
    }

    private static Path deadMachine(Tree tree) {
        return tree.build("run").resolve("dead-machine.dump");
    }

    private Verdict run(Tree tree, EmulatedMachine machine, GuestReport report, Duration limit) {
        try (DeathWatch watch = DeathWatch.keeping(deadMachine(tree))) {
            Verdict verdict = new GuestSession(report, forever).run(machine, watch, limit);
            dump = watch.dump();
            return verdict;
        }
    }

    private static void say(Verdict verdict, GuestReport report) {
        System.out.print(ReportTable.of(report));
        System.out.println();
        System.out.println((verdict.exitStatus() == 0 ? "mellos: " : "mellos: FAILED: ") + verdict.text());
    }

    private Duration limit() {
        if (timeoutSeconds == null) {
            return forever || program.areGiven() ? Duration.ZERO : Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS);
        }
        if (timeoutSeconds < 1) {
            throw new UsageError("--timeout: " + timeoutSeconds + " is not a number of seconds from 1 on");
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    private String commandLine() {
        String words = (forever ? "forever " : "")
                + (program.areGiven() ? ProgramStreams.OPTION + " " : "")
                + (trace != null ? "trace " : "")
                + options.commandLine();
        return program.areGiven() ? program.commandLine(words.strip()) : words.strip();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmulatedMachine machine(Tree tree) {
        Path folder = tree.build("run");
        elf = elf(tree);
        if (!dryRun) {
            new Packages(tree.build("apt.log")).require(needs());
        }
        Path image = options.bootPath() == BootPath.PVH ? elf : iso(folder);
        WorkFolder.created(folder);
        return options.machine(image, commandLine()).withLog(folder.resolve("qemu-debug.log"));
    }

    private Path elf(Tree tree) {
        if (program.areGiven()) {
            return build.image(tree, program.program(tree), false, Optional.empty());
        }
        return dryRun ? build.expectedKernel(tree) : build.kernel(tree);
    }

    private Set<Need> needs() {
        Set<Need> needs = EnumSet.of(Need.RUN);
        if (options.bootPath() != BootPath.PVH) {
            needs.add(Need.ISO);
        }
        if (options.bootPath() == BootPath.UEFI_ISO) {
            needs.add(Need.UEFI);
        }
        return needs;
    }

    private Path iso(Path folder) {
        Path iso = folder.resolve("mellos.iso");
        return dryRun ? iso : IsoImage.make(elf, commandLine(), folder.resolve("iso"), iso);
    }
}
