package mellos.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code mellos} command. */
@Command(name = "mellos", mixinStandardHelpOptions = true, version = "mellos 0.1",
    description = "An operating-system kernel for x86-64 in Java: builds, boots, tests and debugs it.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    private Main() {
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
