package mellos.cli.command;

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
                SuiteClassPath.of(tree),
                "mellos.tests.Suite");
    }
}
