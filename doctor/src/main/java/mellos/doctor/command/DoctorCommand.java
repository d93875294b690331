package mellos.doctor.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mellos.doctor.BadInputException;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.MachineDoctor;
import mellos.doctor.Verdict;
import mellos.doctor.machine.Autopsy;
import mellos.doctor.machine.DumpRules;
import mellos.doctor.report.DumpReport;
import mellos.doctor.report.Explanation;
import mellos.doctor.report.HtmlReport;
import mellos.doctor.report.JsonReport;
import mellos.doctor.report.Lead;
import mellos.doctor.report.Style;
import mellos.doctor.report.TextReport;
import mellos.doctor.rules.Rule;
import mellos.doctor.rules.RuleBook;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code doctor LOG… [--kernel FILE] [--serial FILE] [--json | --html FILE | --explain RULE]}: why did this kernel die?
 */
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
            "A good log: qemu-system-x86_64 … -no-reboot -d int,cpu_reset -D qemu.log",
            "Better: let the dead machine stand (-no-reboot -no-shutdown -qmp unix:SOCKET,server=on,wait=off) and open it"
                    + " with --connect SOCKET; a log named beside it tells which vector came first."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Parameters(
            arity = "0..*",
            paramLabel = "LOG",
            description = "the log, also gzip, xz, UTF-16 or pasted; several when there is one file per processor"
                    + " (-d …,tid -D log.%%d)")
    private List<Path> logs = new ArrayList<>();

    @Option(
            names = "--kernel",
            paramLabel = "FILE",
            description = "the kernel's ELF or PE image: names, lines and instructions")
    private Optional<Path> kernel = Optional.empty();

    @Option(names = "--serial", paramLabel = "FILE", description = "what the guest printed on its serial line")
    private Optional<Path> serial = Optional.empty();

    @Option(names = "--json", description = "print the diagnosis as JSON")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "write the whole story to one self-contained page")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--explain",
            paramLabel = "RULE",
            description = "the long form of a rule; with a log, also how each of its clues fares there")
    private Optional<String> rule = Optional.empty();

    @Mixin
    private DumpOptions machine = new DumpOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return machine.areGiven() ? open(out) : rule.isPresent() ? explain(out, rule.get()) : diagnose(out);
        } catch (BadInputException e) {
            return refuse(e.getMessage());
        } finally {
            out.flush();
        }
    }

    private int refuse(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("doctor: " + sentence);
        err.flush();
        return BAD_INPUT;
    }

    private Diagnosis diagnosis() throws BadInputException {
        if (logs.isEmpty()) {
            throw new BadInputException("Missing required parameter: LOG (see --help)");
        }
        return Doctor.diagnose(new DoctorInput(logs, kernel, serial));
    }

    private int diagnose(PrintWriter out) throws BadInputException {
        Diagnosis diagnosis = diagnosis();
        if (html.isPresent()) {
            write(html.get(), HtmlReport.of(diagnosis));
        }
        if (json) {
            out.println(JsonReport.of(diagnosis));
        }
        if (diagnosis.verdict() == Verdict.NO_FAULT) {
            return refuse(Lead.of(diagnosis).what());
        }
        if (!json) {
            out.print(TextReport.of(diagnosis, isTerminal() ? Style.TERMINAL : Style.PLAIN));
        }
        return 0;
    }

    private int open(PrintWriter out) throws BadInputException {
        Autopsy autopsy = machine.examine(new MachineDoctor(kernel, logs));
        Style style = isTerminal() ? Style.TERMINAL : Style.PLAIN;
        if (html.isPresent()) {
            write(html.get(), DumpReport.html(autopsy));
        }
        out.print(json ? DumpReport.json(autopsy) + "\n" : DumpReport.text(autopsy, style));
        return 0;
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;
    }

    private static void write(Path file, String page) throws BadInputException {
        try {
            Files.writeString(file, page);
        } catch (NoSuchFileException e) {
            throw new BadInputException("cannot write " + file + ": there is no such folder", e);
        } catch (IOException e) {
            throw new BadInputException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private int explain(PrintWriter out, String id) throws BadInputException {
        Optional<Rule> found = RuleBook.find(id);
        Optional<String> ofDumps = DumpRules.explanation(id);
        if (ofDumps.isPresent()) {
            out.print(DumpReport.explanation(id, ofDumps.get()));
            return 0;
        }
        if (found.isEmpty()) {
            return refuse("there is no rule " + id + "; rules are named behind \"Evidence\", such as null-pointer");
        }
        Optional<Diagnosis> diagnosis = logs.isEmpty() ? Optional.empty() : Optional.of(diagnosis());
        out.print(Explanation.of(found.get(), diagnosis));
        return 0;
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
