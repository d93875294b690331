package mellos.cli.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.cli.UsageError;
import mellos.cli.host.HostProgram.Need;

/** Installs what is missing through apt, where that is possible; says what to type where it is not. */
public final class Packages {
    private final Path log;

    /** @param log gets apt's output */
    public Packages(Path log) {
        this.log = log;
    }

    /** @throws UsageError with the exact command to type, when something is missing and cannot be installed */
    public void require(Set<Need> purposes) {
        List<HostProgram> missing = missing(purposes);
        if (missing.isEmpty()) {
            return;
        }
        List<String> packages =
                missing.stream().map(HostProgram::aptPackage).distinct().toList();
        String list = String.join(" ", packages);
        System.err.println("mellos: " + names(missing) + " missing: installing " + list + " (apt-get)");
        if (!install(packages) || !missing(purposes).isEmpty()) {
            throw new UsageError(names(missing)
                    + " missing and not to be installed from here. Type this, then start again: sudo apt-get update && sudo apt-get install -y "
                    + list);
        }
    }

    private static String names(List<HostProgram> programs) {
        return programs.stream()
                .map(p -> p.places().getLast().getFileName().toString())
                .collect(Collectors.joining(", "));
    }

    private static List<HostProgram> missing(Set<Need> purposes) {
        return HostProgram.neededFor(purposes).stream()
                .filter(p -> !p.present())
                .toList();
    }

    /** Package lists may be empty on a fresh machine, so a second try follows an update. */
    private boolean install(List<String> packages) {
        List<String> prefix = rootPrefix();
        if (prefix == null) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(
                "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q", "--no-install-recommends"));
        command.addAll(packages);
        return run(prefix, command) || run(prefix, List.of("apt-get", "update", "-q")) && run(prefix, command);
    }

    /** What to put before a command that root has to run; null where nobody here may. */
    private List<String> rootPrefix() {
        if (!Files.exists(Path.of("/usr/bin/apt-get"))) {
            return null;
        }
        if ("root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return Files.exists(Path.of("/usr/bin/sudo")) && run(List.of("sudo", "-n"), List.of("true"))
                ? List.of("sudo", "-n")
                : null;
    }

    private boolean run(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        try {
            return start(whole).waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process start(List<String> command) throws IOException {
        Files.createDirectories(log.getParent());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
    }
}
