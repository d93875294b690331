package mellos.doctor.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mellos.doctor.BadInputException;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.Verdict;
import mellos.doctor.report.Headline;
import mellos.doctor.report.JsonReport;
import mellos.doctor.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** {@code doctor LOG… [--kernel ELF] [--serial FILE] [--json]}: why did this kernel die? */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads a QEMU (-d int,cpu_reset) or Bochs log of any x86 kernel and says which processor died, where,"
                        + " why, and what to change.",
        footer = {
            "",
            "Exit status: 0 when a diagnosis was printed or the log is healthy, 2 when the input is no log, or has no"
                    + " fault at all.",
            "A good log: qemu-system-x86_64 … -no-reboot -d int,cpu_reset -D qemu.log"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "the log; several when there is one file per processor (-d …,tid -D log.%%d)")
    private List<Path> logs = new ArrayList<>();

    @Option(
            names = "--kernel",
            paramLabel = "ELF",
            description = "the kernel's ELF image: names, lines and instructions")
    private Path kernel;

    @Option(names = "--serial", paramLabel = "FILE", description = "what the guest printed on its serial line")
    private Path serial;

    @Option(names = "--json", description = "print the diagnosis as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Diagnosis diagnosis =
                    Doctor.diagnose(new DoctorInput(logs, Optional.ofNullable(kernel), Optional.ofNullable(serial)));
            boolean nothing = diagnosis.verdict() == Verdict.NO_FAULT;
            if (json) {
                out.println(JsonReport.of(diagnosis));
            } else if (!nothing) {
                out.print(TextReport.of(diagnosis));
            }
            out.flush();
            if (nothing) {
                err.println("doctor: " + Headline.of(diagnosis));
                err.flush();
            }
            return nothing ? BAD_INPUT : 0;
        } catch (BadInputException e) {
            err.println("doctor: " + e.getMessage());
            err.flush();
            return BAD_INPUT;
        }
    }

    /** The command by itself, with errors in one sentence. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new DoctorCommand());
        command.setParameterExceptionHandler((problem, _) -> {
            problem.getCommandLine()
                    .getErr()
                    .println("doctor: " + problem.getMessage().replace('\n', ' ') + " (see --help)");
            problem.getCommandLine().getErr().flush();
            return BAD_INPUT;
        });
        return command;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
