package mellos.tests.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report on an image says of all of its code whose it is. */
@Tag("guest")
class ImageReportTest {
    @TempDir
    private Path folder;

    @Test
    void accountsForTheCode() throws IOException {
        List<String> lines = reportLines();
        long text = number(line(lines, ".text"));
        long code = packages(lines).stream().mapToLong(ImageReportTest::number).sum();
        long rest = number(line(lines, "(assembly and the rest)"));
        assertTrue(code <= text && code > text * 9 / 10, code + " bytes of functions in " + text + " of .text");
        assertTrue(rest < code / 20, rest + " bytes of " + code + " are nobody's");
        assertTrue(number(line(lines, "mellos.runtime.object")) > 0);
        assertTrue(lines.stream().anyMatch(row -> row.contains("the first way into each larger package")));
    }

    private List<String> reportLines() throws IOException {
        Tree tree = Tree.here();
        Corpus corpus = Corpus.of(tree);
        String group = corpus.groups().getFirst();
        Path report = folder.resolve("report.txt");
        try (BuildProgress progress = new BuildProgress()) {
            Images images = new Images(tree, Profile.DEVELOPMENT, progress).reportingTo(report);
            images.hosted("report-" + group, Corpus.mainClass(group), corpus.classPath());
        }
        return Files.readAllLines(report);
    }

    private static List<String> packages(List<String> lines) {
        int start = lines.indexOf("packages (bytes of code, bytes of data, functions)") + 1;
        return lines.subList(start, start + lines.subList(start, lines.size()).indexOf(""));
    }

    private static String line(List<String> lines, String end) {
        Optional<String> found =
                lines.stream().filter(row -> row.endsWith(" " + end)).findFirst();
        return found.orElseThrow(() -> new AssertionError("no line of " + end + " in\n" + String.join("\n", lines)));
    }

    private static long number(String row) {
        return Long.parseLong(row.strip().split(" +")[0].replace(",", ""));
    }
}
