package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Verdict;
import mellos.compiler.llvm.Profile;
import mellos.tests.compare.Corpus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A program's life, from main to its status, is the same on HotSpot, as a process of Linux and on bare metal. */
@Tag("boot")
@Tag("image")
class ProgramLifeTest {
    private static final String PROGRAM = "mellos.tests.guest.Endings";
    private static final int TIMEOUT_SECONDS = 60;

    private static String classPath;
    private static Path hosted;
    private static Path kernel;

    /** What came of a run. */
    private record Life(int status, List<String> lines) {
        /** @param lines the program's and others'; those of {@link #PROGRAM} are kept */
        static Life of(int status, Stream<String> lines) {
            return new Life(
                    status, lines.map(String::strip).filter(Life::isOfProgram).toList());
        }

        /** Stack traces differ where they leave the program. */
        private static boolean isOfProgram(String line) {
            return !line.isEmpty() && !line.startsWith("@") && (!line.startsWith("at ") || line.contains(PROGRAM));
        }
    }

    /** A way to end, what it prints and with which status. */
    private record Ending(String name, int status, String... lines) {
        Life life() {
            List<String> all = new ArrayList<>(List.of(name + " in main"));
            all.addAll(List.of(lines));
            return new Life(status, all);
        }
    }

    private static final List<Ending> EVERYWHERE = List.of(
            new Ending("outlived", 0, "the first", "the last"),
            new Ending("daemon", 0),
            new Ending("exit", 7),
            new Ending("joined", 0, "main is TERMINATED, alive false"));

    @BeforeAll
    static void buildImages() {
        Tree tree = Tree.here();
        List<Path> classes = Corpus.of(tree).classPath();
        classPath = classes.stream().map(Path::toString).collect(Collectors.joining(":"));
        try (BuildProgress progress = new BuildProgress()) {
            Images images = new Images(tree, Profile.DEVELOPMENT, progress);
            hosted = images.hosted("endings-hosted", PROGRAM, classes);
            kernel = images.kernel("endings", PROGRAM, classes);
        }
    }

    @TestFactory
    Stream<DynamicTest> onHotSpot() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return endings(name -> process(List.of(java, "-cp", classPath, PROGRAM, name)));
    }

    @TestFactory
    Stream<DynamicTest> onLinux() {
        return endings(name -> process(List.of(hosted.toString(), name)));
    }

    @TestFactory
    Stream<DynamicTest> onBareMetal() {
        return endings(ProgramLifeTest::boot);
    }

    /** HotSpot and Linux have no limit that is as near. */
    @TestFactory
    DynamicTest threadsWithoutMemory() {
        return test(new Ending("memory", 0, "no memory for another thread"), ProgramLifeTest::boot);
    }

    private interface Run {
        Life of(String ending) throws Exception;
    }

    private static Stream<DynamicTest> endings(Run run) {
        DynamicTest uncaught = DynamicTest.dynamicTest("uncaught", () -> assertUncaught(run.of("uncaught")));
        return Stream.concat(EVERYWHERE.stream().map(e -> test(e, run)), Stream.of(uncaught));
    }

    private static DynamicTest test(Ending ending, Run run) {
        return DynamicTest.dynamicTest(ending.name(), () -> assertEquals(ending.life(), run.of(ending.name())));
    }

    private static void assertUncaught(Life life) {
        assertEquals(1, life.status(), life::toString);
        assertEquals(
                "Exception in thread \"main\" java.lang.IllegalStateException: out of main",
                life.lines().get(1));
        assertTrue(life.lines().get(2).startsWith("at " + PROGRAM + ".leaveByException(Endings.java:"), life::toString);
        assertEquals("after main", life.lines().getLast(), "the program waits for its threads");
    }

    private static Life process(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("endings", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Life.of(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.ISO_8859_1).lines());
        } finally {
            Files.delete(output);
        }
    }

    private static Life boot(String ending) {
        String name = "ProgramLifeTest." + ending;
        EmulatedMachine machine = EmulatedMachine.booting(kernel)
                .withMemory(64)
                .withCommandLine("-- " + ending)
                .withLog(Kernels.runs(name).resolve("qemu-debug.log"));
        Boot boot = Boot.onQemu(name, machine, TIMEOUT_SECONDS);
        assertEquals(
                Verdict.Kind.EXITED, boot.verdict().kind(), () -> boot.verdict().text() + "; " + boot.where());
        List<String> text = boot.report().text();
        int first = text.indexOf(ending + " in main ");
        return Life.of(boot.verdict().exitStatus(), text.subList(Math.max(0, first), text.size()).stream());
    }
}
