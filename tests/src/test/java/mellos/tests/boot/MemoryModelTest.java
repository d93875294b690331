package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.machine.EmulatedMachine;
import mellos.compiler.llvm.Profile;
import mellos.tests.compare.Corpus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Races of the memory model: no outcome that the language forbids, as a process of Linux and on bare metal. */
@Tag("boot")
@Tag("image")
@Tag("long")
class MemoryModelTest {
    private static final String PROGRAM = "mellos.tests.guest.Litmus";
    private static final String TRIES = "10000000";
    private static final int RACES = 15;
    private static final int MEMORY_MIB = 2048;
    private static final int TIMEOUT_SECONDS = 3600;

    @Test
    void onLinux() throws IOException, InterruptedException {
        Path image = build(images -> images.hosted("litmus-hosted", PROGRAM, classes()));
        Path output = Files.createTempFile("litmus", ".out");
        try {
            Process process = new ProcessBuilder(image.toString(), TRIES)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertEquals(0, process.waitFor());
            assertNothingForbidden(
                    Files.readString(output, StandardCharsets.ISO_8859_1).lines());
        } finally {
            Files.delete(output);
        }
    }

    @Test
    void onBareMetal() {
        Path image = build(images -> images.kernel("litmus", PROGRAM, classes()));
        EmulatedMachine machine = EmulatedMachine.booting(image)
                .withMemory(MEMORY_MIB)
                .withCommandLine("-- " + TRIES)
                .withLog(Kernels.runs("MemoryModelTest").resolve("qemu-debug.log"));
        Boot boot = Boot.onQemu("MemoryModelTest", machine, TIMEOUT_SECONDS);
        assertNothingForbidden(boot.report().text().stream());
    }

    private static List<Path> classes() {
        return Corpus.of(Tree.here()).classPath();
    }

    private interface Builder {
        Path build(Images images);
    }

    private static Path build(Builder builder) {
        try (BuildProgress progress = new BuildProgress()) {
            return builder.build(new Images(Tree.here(), Profile.RELEASE, progress));
        }
    }

    private static void assertNothingForbidden(Stream<String> lines) {
        List<String> races = lines.map(String::strip)
                .filter(line -> line.endsWith(" forbidden"))
                .toList();
        assertEquals(RACES, races.size(), races::toString);
        assertEquals(
                List.of(),
                races.stream().filter(line -> !line.endsWith(": 0 forbidden")).toList());
    }
}
