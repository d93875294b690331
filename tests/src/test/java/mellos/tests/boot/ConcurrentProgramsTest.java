package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Verdict;
import mellos.compiler.llvm.Profile;
import mellos.tests.compare.Comparison;
import mellos.tests.compare.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The guest programs about threads, on four processors of bare metal: they print what they print on HotSpot. */
@Tag("boot")
@Tag("image")
class ConcurrentProgramsTest {
    private static final String GROUP = "concurrent";
    /** The line that the kernel prints behind the programs' lines when the last has ended. */
    private static final String MARK = "@";

    private static final int MEMORY_MIB = 1024;
    private static final int TIMEOUT_SECONDS = 120;

    @TestFactory
    Stream<DynamicTest> development() {
        return run(Profile.DEVELOPMENT);
    }

    @TestFactory
    Stream<DynamicTest> release() {
        return run(Profile.RELEASE);
    }

    private static Stream<DynamicTest> run(Profile profile) {
        Tree tree = Tree.here();
        Corpus corpus = Corpus.of(tree);
        Boot boot = boot(tree, corpus, profile);
        Map<String, String> differences =
                new TreeMap<>(new Comparison(tree, corpus, profile, "guest").differences(GROUP, lines(boot)));
        differences.put(
                "the end",
                boot.verdict().kind() == Verdict.Kind.EXITED && boot.verdict().exitStatus() == 0
                        ? ""
                        : boot.verdict().text());
        return differences.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertEquals("", e.getValue(), boot::where)));
    }

    private static Boot boot(Tree tree, Corpus corpus, Profile profile) {
        String name = "ConcurrentProgramsTest." + profile;
        EmulatedMachine machine = EmulatedMachine.booting(build(tree, corpus, profile))
                .withMemory(MEMORY_MIB)
                .withLog(Kernels.runs(name).resolve("qemu-debug.log"));
        return Boot.onQemu(name, machine, TIMEOUT_SECONDS);
    }

    private static Path build(Tree tree, Corpus corpus, Profile profile) {
        try (BuildProgress progress = new BuildProgress()) {
            return new Images(tree, profile, progress).kernel(GROUP, Corpus.mainClass(GROUP), corpus.classPath());
        }
    }

    /** Without the kernel's own, which are told by their mark. */
    private static List<String> lines(Boot boot) {
        return boot.report().text().stream()
                .filter(line -> !line.startsWith(MARK))
                .toList();
    }
}
