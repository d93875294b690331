package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mellos.cli.Tree;
import mellos.cli.UsageError;

/** A person's program as a process of Linux, its streams this process's own. */
final class HostedRun {
    /** Exit status when the time limit was reached, as of a machine. */
    private static final int TIME_OVER = 5;

    private final List<String> command;
    private final Map<String, String> environment;

    private HostedRun(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** Builds the image. @throws UsageError if no program is named */
    static HostedRun of(Tree tree, BuildOptions build, ProgramOptions program) {
        if (!program.areGiven()) {
            throw new UsageError("--hosted runs a program: name a jar, a source file, or with -cp a class");
        }
        Path image = build.image(tree, program.program(tree), true, Optional.empty());
        List<String> command = new ArrayList<>(List.of(image.toString()));
        command.addAll(program.arguments());
        return new HostedRun(command, program.environment());
    }

    /** @param limit zero for none @return the program's exit status */
    int run(Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Thread hook = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(hook);
            int status = await(process, limit);
            Runtime.getRuntime().removeShutdownHook(hook);
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | IllegalStateException e) {
            // The command itself is being stopped; the hook does the rest.
            return TIME_OVER;
        }
    }

    private static int await(Process process, Duration limit) throws InterruptedException {
        if (limit.isZero()) {
            return process.waitFor();
        }
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly().waitFor();
        System.err.println("mellos: no end within the time limit");
        return TIME_OVER;
    }
}
