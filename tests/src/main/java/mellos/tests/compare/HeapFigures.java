package mellos.tests.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.compiler.llvm.Profile;

/**
 * The figures of docs/collector.md: hosted programs that allocate, against HotSpot's Serial and Parallel collectors
 * with heaps of the same size. {@code ./mellos test --heap-figures} starts it. The machines take turns, so that what
 * else the host does hits all of them alike; each figure is the best of its turns.
 */
public final class HeapFigures {
    private static final String PROGRAM = "mellos.tests.guest.HeapFigures";
    private static final List<String> PROGRAMS = List.of("trees", "map", "text", "queue", "arrays");
    private static final String HEAP = "128M";
    private static final int TURNS = 3;
    private static final String WARM_UP_SECONDS = "2";
    private static final String SECONDS = "3";
    private static final String STOP_SECONDS = "8";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_GB = 1e9;
    private static final long SMALL_ROUND_BYTES = 10_000_000L * 24;

    private static final Pattern MEDIAN = Pattern.compile("median-ns (\\d+)");
    private static final Pattern PAUSE = Pattern.compile("M, (\\d+\\.\\d+) ms \\(stop (\\d+\\.\\d+),");

    private final Map<String, List<String>> machines = new LinkedHashMap<>();
    private final String processors = Integer.toString(Runtime.getRuntime().availableProcessors());

    private HeapFigures() {
        Tree tree = Tree.here();
        List<Path> classes = Corpus.of(tree).classPath();
        try (BuildProgress progress = new BuildProgress()) {
            Path image = new Images(tree, Profile.RELEASE, progress).hosted("heap-figures-hosted", PROGRAM, classes);
            machines.put("mellos", List.of(image.toString()));
        }
        machines.put("Serial", hotSpot("-XX:+UseSerialGC", classes));
        machines.put("Parallel", hotSpot("-XX:+UseParallelGC", classes));
    }

    private static List<String> hotSpot(String collector, List<Path> classes) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = classes.stream().map(Path::toString).collect(Collectors.joining(":"));
        return List.of(java, collector, "-Xmx" + HEAP.toLowerCase(Locale.ROOT), "-cp", classPath, PROGRAM);
    }

    /** Prints all of them. */
    public static void print() {
        HeapFigures figures = new HeapFigures();
        figures.printRounds();
        figures.printRates();
        figures.printPauses();
        figures.printSizes();
    }

    private void printRounds() {
        System.out.printf(
                "%n| program | mellos, ms | Serial, ms | Parallel, ms | Serial / mellos | Parallel / mellos |%n");
        System.out.println("|---|---|---|---|---|---|");
        for (String program : PROGRAMS) {
            double[] best = best(program, "1");
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.2f | %.2f |%n",
                    program,
                    best[0] / NANOS_PER_MILLI,
                    best[1] / NANOS_PER_MILLI,
                    best[2] / NANOS_PER_MILLI,
                    best[1] / best[0],
                    best[2] / best[0]);
        }
    }

    private void printRates() {
        System.out.printf("%n| objects of 24 bytes, GB/s | mellos | Serial | Parallel |%n|---|---|---|---|%n");
        for (String threads : List.of("1", processors)) {
            double[] best = best("small", threads);
            String rates = Arrays.stream(best)
                    .mapToObj(nanos -> "%.2f"
                            .formatted(Integer.parseInt(threads) * SMALL_ROUND_BYTES / nanos * 1e9 / BYTES_PER_GB))
                    .collect(Collectors.joining(" | "));
            System.out.printf("| %s threads | %s |%n", threads, rates);
        }
    }

    /** Nanoseconds of a round, for each machine. */
    private double[] best(String program, String threads) {
        double[] best = new double[machines.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int turn = 0; turn < TURNS; turn++) {
            int machine = 0;
            for (List<String> command : machines.values()) {
                String output = run(command, "heap=" + HEAP, program, threads, WARM_UP_SECONDS, SECONDS);
                Matcher median = MEDIAN.matcher(output);
                if (!median.find()) {
                    throw new IllegalStateException(program + " ended with: " + output);
                }
                best[machine] = Math.min(best[machine], Double.parseDouble(median.group(1)));
                machine++;
            }
        }
        return best;
    }

    private void printPauses() {
        System.out.printf(
                "%n| program, threads, limit | collections | share of the time, %% | pause p50, ms | p99 | longest"
                        + " | stop p50, ms | p99 | longest |%n|---|---|---|---|---|---|---|---|---|%n");
        for (String program : List.of("small", "trees", "map", "queue")) {
            printPauses(program, "1", "heap=" + HEAP);
            printPauses(program, processors, "heap=" + HEAP);
            printPauses(program, "1", "");
        }
    }

    private void printPauses(String program, String threads, String limit) {
        long begun = System.nanoTime();
        String log = run(machines.get("mellos"), "verbose," + limit, program, threads, "0", STOP_SECONDS);
        double millis = (System.nanoTime() - begun) / NANOS_PER_MILLI;
        List<Double> pauses = new ArrayList<>();
        List<Double> stops = new ArrayList<>();
        Matcher lines = PAUSE.matcher(log);
        while (lines.find()) {
            pauses.add(Double.valueOf(lines.group(1)));
            stops.add(Double.valueOf(lines.group(2)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s, %s, %s | %d | %.1f | %s | %s |%n",
                program,
                threads,
                limit.isEmpty() ? "none" : HEAP,
                pauses.size(),
                100 * pauses.stream().mapToDouble(Double::doubleValue).sum() / millis,
                percentiles(pauses),
                percentiles(stops));
    }

    private static String percentiles(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        int last = sorted.size() - 1;
        return "%.3f | %.3f | %.3f".formatted(sorted.get(last / 2), sorted.get(last - last / 100), sorted.get(last));
    }

    private void printSizes() {
        System.out.println();
        machines.forEach((name, command) ->
                System.out.print(name + ": " + run(command, "heap=" + HEAP, "sizes", "1", "0", "0")));
    }

    /** What the program prints, on both streams. */
    private static String run(List<String> machine, String settings, String... arguments) {
        List<String> command = new ArrayList<>(machine);
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("heap-figures", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("MELLOS_GC", settings);
            int status = builder.start().waitFor();
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(command + " ended with status " + status + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program ran", e);
        }
    }
}
