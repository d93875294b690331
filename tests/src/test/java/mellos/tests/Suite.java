package mellos.tests;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mellos.cli.Tree;
import mellos.tests.boot.InjectionsTest;
import mellos.tests.compare.Compare;
import mellos.tests.compare.HeapFigures;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What {@code ./mellos test} runs: the tests of all modules in this JVM, and a last line that counts them. */
public final class Suite {
    private final List<String> classes = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> guests = new ArrayList<>();
    private boolean all;
    private boolean injections;
    private boolean heapFigures;

    private Suite(String[] arguments) {
        for (String a : arguments) {
            if (a.equals("--all")) {
                all = true;
            } else if (a.equals("--injections")) {
                injections = true;
            } else if (a.equals("--heap-figures")) {
                heapFigures = true;
            } else if (a.startsWith("--tag=")) {
                tags.add(a.substring("--tag=".length()));
            } else if (a.startsWith("--guest=")) {
                guests.add(a.substring("--guest=".length()));
            } else {
                classes.add(a);
            }
        }
    }

    /** Ends with status 0 if no test failed and there was at least one. */
    public static void main(String[] arguments) {
        System.exit(new Suite(arguments).run() ? 0 : 1);
    }

    private boolean run() {
        if (!guests.isEmpty()) {
            return Compare.run(guests) == 0;
        }
        if (heapFigures) {
            HeapFigures.print();
            return true;
        }
        Progress progress = new Progress(System.out);
        PrintStream out = System.out;
        LauncherFactory.create().execute(request(), progress);
        out.println();
        if (injections) {
            out.println(InjectionsTest.table());
        }
        out.print(progress.failures());
        out.println(progress.lastLine());
        out.flush();
        return progress.good();
    }

    private LauncherDiscoveryRequest request() {
        Tree tree = Tree.here();
        Set<Path> roots = new LinkedHashSet<>();
        for (String module : tree.modules()) {
            Path folder = tree.at(module + "/target/test-classes");
            if (Files.isDirectory(folder)) {
                roots.add(folder);
            }
        }
        var request =
                LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClasspathRoots(roots));
        if (!classes.isEmpty()) {
            request.filters(ClassNameFilter.includeClassNamePatterns(
                    classes.stream().map(Suite::pattern).toArray(String[]::new)));
        }
        List<String> wanted = new ArrayList<>(tags);
        if (injections) {
            wanted.add("injection");
        }
        if (!wanted.isEmpty()) {
            request.filters(TagFilter.includeTags(wanted));
        }
        if (!all && !wanted.contains("long")) {
            request.filters(TagFilter.excludeTags("long"));
        }
        return request.build();
    }

    private static String pattern(String name) {
        return "(.*\\.)?" + Pattern.quote(name).replace("*", "\\E.*\\Q");
    }
}
