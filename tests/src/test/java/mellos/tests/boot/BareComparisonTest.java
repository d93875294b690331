package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Verdict;
import mellos.compiler.llvm.Profile;
import mellos.tests.compare.Comparison;
import mellos.tests.compare.Corpus;
import mellos.tests.compare.HeapMode;
import mellos.tests.compare.RandomCorpus;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Guest programs on four processors of bare metal, one after the other in one boot: they print what HotSpot prints. */
@Tag("boot")
@Tag("image")
class BareComparisonTest {
    private static final List<String> THREADS = List.of("concurrent");
    /** The line that the kernel prints behind the programs' lines when the last has ended. */
    private static final String MARK = "@";

    private static final int MEMORY_MIB = 1024;
    /** All programs of all groups may take so many times as long as one of them as a process. */
    private static final int TIMES_SLOWER = 10;

    private final Tree tree = Tree.here();

    @TestFactory
    Stream<DynamicTest> development() {
        Corpus corpus = Corpus.of(tree);
        return run(corpus, corpus.groups(), Profile.DEVELOPMENT, HeapMode.USUAL);
    }

    @TestFactory
    Stream<DynamicTest> threadsInRelease() {
        return run(Corpus.of(tree), THREADS, Profile.RELEASE, HeapMode.USUAL);
    }

    /** What collects in the middle of queues and monitors of which other threads have one end. */
    @TestFactory
    Stream<DynamicTest> threadsCollectingOften() {
        return run(Corpus.of(tree), THREADS, Profile.RELEASE, HeapMode.everyNth(101));
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> release() {
        Corpus corpus = Corpus.of(tree);
        return run(corpus, corpus.groups(), Profile.RELEASE, HeapMode.USUAL);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicNode> collectingOften() {
        Corpus corpus = Corpus.of(tree);
        return often(corpus, corpus.groups());
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicNode> randomCollectingOften() {
        Corpus corpus = RandomCorpus.of(tree, "random-bare", 9000, 20);
        return often(corpus, corpus.groups());
    }

    private Stream<DynamicNode> often(Corpus corpus, List<String> groups) {
        return Stream.of(Profile.values())
                .flatMap(profile -> IntStream.of(17, 3, 1)
                        .mapToObj(n -> DynamicContainer.dynamicContainer(
                                profile + " every " + n, run(corpus, groups, profile, HeapMode.everyNth(n)))));
    }

    private Stream<DynamicTest> run(Corpus corpus, List<String> groups, Profile profile, HeapMode mode) {
        Boot boot = boot(corpus, groups, profile, mode);
        Map<String, String> differences =
                new TreeMap<>(new Comparison(tree, corpus, profile, "guest").differences(groups, lines(boot)));
        differences.put(
                "the end",
                boot.verdict().kind() == Verdict.Kind.EXITED && boot.verdict().exitStatus() == 0
                        ? ""
                        : boot.verdict().text());
        return differences.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertEquals("", e.getValue(), boot::where)));
    }

    /** Without a log of interrupts: there are as many as collections. */
    private Boot boot(Corpus corpus, List<String> groups, Profile profile, HeapMode mode) {
        boolean isAll = groups.equals(corpus.groups());
        String programs = isAll ? corpus.name() : groups.getFirst();
        String name = String.join(".", "BareComparisonTest", programs, profile.toString(), mode.toString());
        EmulatedMachine machine = EmulatedMachine.booting(
                        build(corpus, programs, isAll ? Corpus.mainClass() : Corpus.mainClass(programs), profile))
                .withMemory(MEMORY_MIB)
                .withCommandLine(mode.settings().isEmpty() ? "" : "gc=" + mode.settings());
        return Boot.onQemu(name, machine, TIMES_SLOWER * (int) mode.patience().toSeconds());
    }

    private Path build(Corpus corpus, String name, String mainClass, Profile profile) {
        try (BuildProgress progress = new BuildProgress()) {
            return new Images(tree, profile, progress).kernel(name, mainClass, corpus.classPath());
        }
    }

    /** Without the kernel's own. */
    private static List<String> lines(Boot boot) {
        return boot.report().text().stream()
                .filter(line -> !line.startsWith(MARK))
                .toList();
    }
}
