package mellos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The source tree that the command works on. Images, caches and logs go below its {@code build} folder.
 *
 * @param root the folder with the {@code mellos} script; absolute
 */
public record Tree(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern REVISION = Pattern.compile("<revision>([^<]+)</revision>");

    /** Where the script says it lies, else the nearest folder above the working directory that has one. */
    public static Tree here() {
        String given = System.getProperty("mellos.root");
        if (given != null) {
            return new Tree(Path.of(given).toAbsolutePath().normalize());
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve("mellos")) && Files.isRegularFile(p.resolve("pom.xml"))) {
                return new Tree(p);
            }
        }
        throw new UsageError(
                "no mellos source tree around " + Path.of("").toAbsolutePath() + ": run the mellos script of the tree");
    }

    /** The modules, in the order of the root's {@code pom.xml}: the one list of them. */
    public List<String> modules() {
        return allOf(MODULE);
    }

    /** The version, as the root's {@code pom.xml} has it. */
    public String version() {
        return allOf(REVISION).getFirst();
    }

    private List<String> allOf(Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(at("pom.xml")))
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of the tree, such as {@code kernel/src/main/java}. */
    public Path at(String relative) {
        return root.resolve(relative);
    }

    /** A path below {@code build}, which need not exist yet. */
    public Path build(String relative) {
        return root.resolve("build").resolve(relative);
    }
}
