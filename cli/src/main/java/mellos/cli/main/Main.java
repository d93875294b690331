package mellos.cli.main;

import java.io.PrintWriter;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.command.BuildCommand;
import mellos.cli.command.DebugCommand;
import mellos.cli.command.RunCommand;
import mellos.cli.command.TestCommand;
import mellos.cli.command.TraceCommand;
import mellos.cli.image.BuildFailure;
import mellos.doctor.command.DoctorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code mellos} command. */
@Command(
        name = "mellos",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "An operating-system kernel for x86-64 in Java: builds, boots, tests and debugs it.",
        subcommands = {
            RunCommand.class,
            BuildCommand.class,
            TestCommand.class,
            DebugCommand.class,
            DoctorCommand.class,
            TraceCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos run                   boot on four emulated processors",
            "  mellos test                  all tests but those that take long",
            "  mellos build -o mellos.iso   an image to deploy",
            "  mellos COMMAND --help        what a command can do"
        })
public final class Main implements Runnable {
    private static final int USAGE = 2;
    private static final int BUILD_FAILED = 7;

    private Main() {}

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"mellos " + Tree.here().version()};
        }
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with its ways to say what is wrong. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::failed).setParameterExceptionHandler(Main::misused);
        return line.setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int misused(ParameterException e, String[] args) {
        String sentence = e.getMessage().lines().findFirst().orElse("wrong arguments");
        err(
                e.getCommandLine(),
                sentence + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return USAGE;
    }

    private static int failed(Exception e, CommandLine line, ParseResult result) throws Exception {
        return switch (e) {
            case UsageError usage -> {
                err(line, usage.getMessage());
                yield USAGE;
            }
            case BuildFailure build -> {
                err(line, build.getMessage());
                yield BUILD_FAILED;
            }
            default -> throw e;
        };
    }

    private static void err(CommandLine line, String text) {
        PrintWriter err = line.getErr();
        err.println("mellos: " + text);
        err.flush();
    }
}
