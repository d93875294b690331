package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.machine.EmulatedMachine;
import mellos.compiler.llvm.Profile;
import mellos.tests.compare.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The collector under stress, in release, as a process of Linux and on bare metal with 1 to 16 processors. */
@Tag("boot")
@Tag("image")
class HeapStressTest {
    private static final String PROGRAM = "mellos.tests.guest.HeapStress";
    private static final int THREADS_EACH = 4;
    private static final int RUNS = 30;
    private static final int TIMEOUT_SECONDS = 600;
    private static final int MEMORY_MIB = 1024;
    private static final int MEMORY_OF_MANY_MIB = 3072;
    private static final Pattern PERCENT = Pattern.compile("(\\d+) percent");
    private static final Pattern FREED = Pattern.compile("gc \\d+, [^:]*: (\\d+\\.\\d)M -> (\\d+\\.\\d)M");

    private static final Map<String, Path> BUILT = new HashMap<>();

    @Test
    void onLinux() throws Exception {
        assertWhole("storm: 8 threads, 500 rounds each, 0 wrong", hosted("", "storm", "8", "500"));
        assertWhole("storm: 8 threads, 100 rounds each, 0 wrong", hosted("poison,verify", "storm", "8", "100"));
        assertWhole("calls: 300, grown by 0 MiB, 0 wrong", hosted("", "calls", "300"));
        assertWhole("threads: 10000, 0 wrong", hosted("", "threads", "10000"));
        assertSteady(hosted("", "volume", "8", "3"));
    }

    @TestFactory
    Stream<DynamicTest> onBareMetal() {
        return IntStream.of(1, 2, 4).mapToObj(processors -> storm(processors, 100, 0));
    }

    @Test
    @Tag("long")
    void manyThreadsAndCallsOnBareMetal() {
        assertWhole(
                "threads: 10000, 0 wrong", boot("threads", 4, MEMORY_OF_MANY_MIB, "stack-pages=8 -- threads 10000"));
        assertWhole("calls: 100, grown by 0 MiB, 0 wrong", boot("calls", 4, MEMORY_MIB, "-- calls 100"));
    }

    /** Says how much was allocated: what the lines of the collections add up to. */
    @Test
    @Tag("long")
    void muchVolumeOnLinux() throws Exception {
        String output = hosted("verbose", "volume", "8", "240");
        assertSteady(output);
        Matcher freed = FREED.matcher(output);
        double mebibytes = 0;
        while (freed.find()) {
            mebibytes += Double.parseDouble(freed.group(1)) - Double.parseDouble(freed.group(2));
        }
        System.out.printf("allocated and freed %.1f GiB; %s%n", mebibytes / 1024, lastLine(output));
        assertTrue(mebibytes > 10_000, "MiB: " + mebibytes);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> manyTimesOnBareMetal() {
        return IntStream.of(1, 2, 4, 8, 16)
                .boxed()
                .flatMap(processors ->
                        IntStream.range(0, RUNS).mapToObj(run -> storm(processors, 1600 / (4 * processors), run)));
    }

    private static DynamicTest storm(int processors, int rounds, int run) {
        int threads = THREADS_EACH * processors;
        String name = processors + " processors, run " + run;
        String line = "storm: " + threads + " threads, " + rounds + " rounds each, 0 wrong";
        return DynamicTest.dynamicTest(
                name,
                () -> assertWhole(
                        line,
                        boot("storm-" + processors, processors, MEMORY_MIB, "-- storm " + threads + " " + rounds)));
    }

    private static void assertWhole(String line, String output) {
        assertEquals(line, lastLine(output).strip(), output);
    }

    private static void assertSteady(String output) {
        Matcher percent = PERCENT.matcher(output);
        assertTrue(percent.find() && output.contains(" 0 wrong"), output);
        assertTrue(Integer.parseInt(percent.group(1)) <= 120, output);
    }

    /** What the program itself said, before the machine's own last words. */
    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> line.contains(" wrong"))
                .reduce((_, last) -> last)
                .orElse(output);
    }

    private static String hosted(String settings, String... arguments) throws IOException, InterruptedException {
        Path image = build("heap-stress-hosted", images -> images.hosted("heap-stress-hosted", PROGRAM, classes()));
        Path output = Files.createTempFile("heap-stress", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(image.toString()), Stream.of(arguments))
                    .toList());
            builder.environment().put("MELLOS_GC", settings);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(output);
        }
    }

    private static String boot(String run, int processors, int memoryMib, String commandLine) {
        Path image = build("heap-stress", images -> images.kernel("heap-stress", PROGRAM, classes()));
        String name = "HeapStressTest." + run;
        EmulatedMachine machine = EmulatedMachine.booting(image)
                .withProcessors(processors, "")
                .withMemory(memoryMib)
                .withCommandLine(commandLine)
                .withLog(Kernels.runs(name).resolve("qemu-debug.log"));
        return String.join(
                "\n", Boot.onQemu(name, machine, TIMEOUT_SECONDS).report().text());
    }

    private static List<Path> classes() {
        return Corpus.of(Tree.here()).classPath();
    }

    private static synchronized Path build(String name, Function<Images, Path> builder) {
        return BUILT.computeIfAbsent(name, _ -> {
            try (BuildProgress progress = new BuildProgress()) {
                return builder.apply(new Images(Tree.here(), Profile.RELEASE, progress));
            }
        });
    }
}
