package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;

/** Where the suite finds all modules and what they depend on. */
final class SuiteClassPath {
    private SuiteClassPath() {}

    static String of(Tree tree) {
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
