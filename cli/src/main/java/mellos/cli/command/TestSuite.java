package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;

/** The JVM that runs all modules' tests. */
final class TestSuite {
    private TestSuite() {}

    /** Its command line, which the suite's options may follow. */
    static List<String> command(Tree tree) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1500m",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-ea",
                "-Dmellos.root=" + tree.root(),
                "--add-opens",
                "java.base/java.lang.invoke=ALL-UNNAMED",
                "-cp",
                classPath(tree),
                "mellos.tests.Suite");
    }

    private static String classPath(Tree tree) {
        try {
            return folders(tree)
                    + Files.readString(tree.at("tests/target/classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folders(Tree tree) {
        StringBuilder path = new StringBuilder();
        for (String module : tree.modules()) {
            for (String kind : List.of("test-classes", "classes")) {
                Path folder = tree.at(module + "/target/" + kind);
                if (Files.isDirectory(folder)) {
                    path.append(folder).append(':');
                }
            }
        }
        return path.toString();
    }
}
