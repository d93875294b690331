package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import mellos.cli.image.SourceCompiler;
import mellos.cli.image.SourceModule;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Verdict;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The programs under {@code examples/}: on HotSpot, as a process of Linux and on four processors of bare metal they
 * print the same lines and end with the same status. Lines are compared without their order: threads race.
 */
@Tag("boot")
@Tag("image")
class ExamplesTest {
    private static final String LAUNCHER = "Launcher";
    private static final int MEMORY_MIB = 1024;
    private static final int TIMEOUT_SECONDS = 90;

    private static List<String> names;
    private static String classPath;
    private static Path hosted;
    private static Path kernel;

    /** What came of a run, the lines sorted. */
    private record Run(int status, List<String> lines) {
        static Run of(int status, Stream<String> lines) {
            return new Run(
                    status,
                    lines.map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .sorted()
                            .toList());
        }
    }

    @BeforeAll
    static void buildImages() throws IOException {
        Tree tree = Tree.here();
        Path work = tree.build("examples");
        names = examples(tree.at("examples"));
        Path launcher = work.resolve("main").resolve(LAUNCHER + ".java");
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, launcher());
        List<Path> classes = new SourceCompiler(work)
                .compile(new SourceModule(
                        "classes", List.of(tree.at("examples"), launcher.getParent()), List.of(), List.of()));
        classPath = classes.stream().map(Path::toString).collect(Collectors.joining(":"));
        try (BuildProgress progress = new BuildProgress()) {
            Images images = new Images(tree, Profile.RELEASE, progress);
            hosted = images.hosted("examples-hosted", LAUNCHER, classes);
            kernel = images.kernel("examples", LAUNCHER, classes);
        }
    }

    private static List<String> examples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
        }
    }

    /** One main class for all, so that one image does. */
    private static String launcher() {
        String cases = names.stream()
                .map(name -> "            case \"%1$s\" -> %1$s.main(new String[0]);\n".formatted(name))
                .collect(Collectors.joining());
        return """
            public final class Launcher {
                public static void main(String[] arguments) throws Exception {
                    switch (arguments[0]) {
            %s            default -> throw new IllegalArgumentException(arguments[0]);
                    }
                }
            }
            """.formatted(cases);
    }

    @Test
    void theListNamesAll() throws IOException {
        assertEquals(
                names,
                Files.readAllLines(Tree.here().at("examples").resolve("README.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(3, line.indexOf('`', 3)))
                        .toList());
    }

    private interface Platform {
        Run run(String name) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> onLinux() {
        return compared(name -> process(List.of(hosted.toString(), name)));
    }

    @TestFactory
    Stream<DynamicTest> onBareMetal() {
        return compared(ExamplesTest::boot);
    }

    private static Stream<DynamicTest> compared(Platform platform) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertEquals(
                                process(List.of(java, "-cp", classPath, LAUNCHER, name)), platform.run(name))));
    }

    private static Run process(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("examples", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Run.of(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.ISO_8859_1).lines());
        } finally {
            Files.delete(output);
        }
    }

    /** The kernel's own lines come before the program's first, or bear a mark. */
    private static Run boot(String example) {
        String name = "ExamplesTest." + example;
        EmulatedMachine machine = EmulatedMachine.booting(kernel)
                .withMemory(MEMORY_MIB)
                .withCommandLine("-- " + example)
                .withLog(Kernels.runs(name).resolve("qemu-debug.log"));
        Boot boot = Boot.onQemu(name, machine, TIMEOUT_SECONDS);
        assertEquals(
                Verdict.Kind.EXITED, boot.verdict().kind(), () -> boot.verdict().text() + "; " + boot.where());
        List<String> text = new ArrayList<>(boot.report().text());
        int online = 0;
        for (int i = 0; i < text.size(); i++) {
            online = text.get(i).startsWith("bring-up: ") ? i + 1 : online;
        }
        return Run.of(
                boot.verdict().exitStatus(),
                text.subList(online, text.size()).stream().filter(line -> !line.startsWith("@")));
    }
}
