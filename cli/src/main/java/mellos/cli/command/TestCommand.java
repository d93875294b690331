package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import mellos.cli.Tree;
import mellos.cli.host.HostProgram.Need;
import mellos.cli.host.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mellos test}: every module's tests in one JVM of their own. The script has built them. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the tests: each module's own, guest programs against HotSpot, and boots over the machines. Ends with 'N passed, N failed'.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos test                   all tests but those that take long",
            "  mellos test --all             the long lanes too",
            "  mellos test 'Guest*' Boot*    test classes by name",
            "  mellos test --tag boot        tags: boot, guest, bochs, injection, long",
            "  mellos test --guest 'Sw*'     guest programs, name or group/name, vs HotSpot",
            "  mellos test --injections      every fault that can be injected, as a table",
            "  mellos test --heap-figures    the collector's figures, beside HotSpot's"
        })
public final class TestCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLASS",
            arity = "0..*",
            description = "Names of test classes, with * for anything; all without any.")
    private List<String> classes = List.of();

    @Option(names = "--all", description = "The long lanes too.")
    private boolean all;

    @Option(names = "--injections", description = "Boot with each fault that can be injected and print the table.")
    private boolean injections;

    @Option(
            names = "--heap-figures",
            description = "Measure the heap and its collector beside HotSpot's, on an idle machine, and print tables.")
    private boolean heapFigures;

    @Option(names = "--guest", paramLabel = "FILTER", description = "Compare these guest programs only.")
    private List<String> guests = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Tests with this tag only.")
    private List<String> tags = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Tree tree = Tree.here();
        new Packages(tree.build("apt.log")).require(Set.of(Need.TEST));
        List<String> command = new ArrayList<>(TestSuite.command(tree));
        if (all) {
            command.add("--all");
        }
        if (injections) {
            command.add("--injections");
        }
        if (heapFigures) {
            command.add("--heap-figures");
        }
        tags.forEach(t -> command.add("--tag=" + t));
        guests.forEach(g -> command.add("--guest=" + g));
        command.addAll(classes);
        return run(command, tree.root());
    }

    private static int run(List<String> command, Path folder) throws InterruptedException {
        try {
            Process suite = new ProcessBuilder(command)
                    .inheritIO()
                    .directory(folder.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(suite::destroy));
            return suite.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
