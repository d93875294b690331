package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mellos.cli.machine.EmulatedMachine;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Exceptions that begin as faults, while the collector runs again and again: what a frame alone knows is there when
 * they come by, also where the collection came in the making of the exception itself.
 */
@Tag("boot")
@Tag("image")
@Execution(ExecutionMode.CONCURRENT)
class FaultsUnderCollectionTest {
    /** Collects often, fills what is free with a pattern, looks through the heap afterwards. */
    private static final String SETTINGS = "every=20,poison,verify";

    private static final int MEMORY_MIB = 256;
    private static final int TIMEOUT_SECONDS = 120;

    /** Threads that fault in all ways, and others that allocate beside them. The argument: how many rounds. */
    static final class Storm implements Runnable {
        private static final int THREADS = 4;
        private static final long STACK_BYTES = 128 << 10;
        private static final int KEPT = 10;

        /** What a processor stops is no call: a handler in the same function does not see it. */
        private static final FaultsTest.Unchecked.Step READING = FaultsTest.Unchecked::read;

        private static final FaultsTest.Unchecked.Step DIVIDING = number -> FaultsTest.Unchecked.divide(100, number);

        private static volatile boolean over;

        private final int rounds;
        private int overflows;
        private int nulls;
        private int zeros;
        private int looks;
        private int broken;

        private Storm(int rounds) {
            this.rounds = rounds;
        }

        /** Each eighth frame holds an object that nobody else knows, and looks at it when the error comes by. */
        private int descend(int depth) {
            int[] own = depth % 8 == 0 ? new int[] {depth, ~depth} : null;
            try {
                return descend(depth + 1) + 1;
            } finally {
                if (own != null) {
                    looks++;
                    broken += own[0] == depth && own[1] == ~depth ? 0 : 1;
                }
            }
        }

        private void overflow() {
            try {
                broken += descend(0);
            } catch (StackOverflowError e) {
                overflows++;
            }
        }

        private void readNull(int round) {
            int[] nothing = round < 0 ? new int[1] : null;
            try {
                broken += round % 2 == 0 ? nothing[0] + 1 : READING.go(8) + 1;
            } catch (NullPointerException e) {
                nulls++;
            }
        }

        private void divideByZero(int round) {
            int zero = round < 0 ? 1 : 0;
            try {
                broken += round % 2 == 0 ? 100 / zero : DIVIDING.go(zero);
            } catch (ArithmeticException e) {
                zeros += e.getMessage().equals("/ by zero") ? 1 : 0;
            }
        }

        private static String[] texts(int seed) {
            String[] made = new String[KEPT];
            for (int i = 0; i < made.length; i++) {
                made[i] = "text " + (seed + i);
            }
            return made;
        }

        private static int spoilt(String[] texts, int seed) {
            int count = 0;
            for (int i = 0; i < texts.length; i++) {
                count += texts[i].equals("text " + (seed + i)) ? 0 : 1;
            }
            return count;
        }

        @Override
        public void run() {
            for (int round = 0; round < rounds; round++) {
                String[] kept = texts(round);
                overflow();
                for (int i = 0; i < KEPT; i++) {
                    readNull(i);
                    divideByZero(i);
                }
                broken += spoilt(kept, round);
            }
        }

        private void allocate() {
            for (int seed = 0; !over; seed++) {
                broken += spoilt(texts(seed), seed);
            }
        }

        private void add(Storm other) {
            overflows += other.overflows;
            nulls += other.nulls;
            zeros += other.zeros;
            looks += other.looks;
            broken += other.broken;
        }

        private static Thread started(Runnable task) {
            Thread thread = new Thread(null, task, "storm", STACK_BYTES);
            thread.start();
            return thread;
        }

        public static void main(String[] arguments) throws InterruptedException {
            Storm[] storms = new Storm[THREADS];
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                storms[i] = new Storm(Integer.parseInt(arguments[0]));
                threads[i] = started(storms[i]);
            }
            Storm beside = new Storm(0);
            Thread allocating = started(beside::allocate);
            for (int i = 0; i < THREADS; i++) {
                threads[i].join();
                beside.add(storms[i]);
            }
            over = true;
            allocating.join();
            System.out.println("overflows " + beside.overflows + ", nulls " + beside.nulls + ", zeros " + beside.zeros
                    + ", looked " + (beside.looks > 20 * THREADS) + ", broken " + beside.broken);
        }
    }

    private static String told(int rounds) {
        int overflows = rounds * Storm.THREADS;
        int others = overflows * Storm.KEPT;
        return "overflows " + overflows + ", nulls " + others + ", zeros " + others + ", looked true, broken 0";
    }

    @Test
    void onLinux() throws Exception {
        assertLinux(Profile.DEVELOPMENT, 2);
    }

    @Test
    void onLinuxInOptimisedCode() throws Exception {
        assertLinux(Profile.RELEASE, 3);
    }

    @Test
    void onBareMetal() {
        assertBareMetal(Profile.DEVELOPMENT, 1);
    }

    @Test
    void onBareMetalInOptimisedCode() {
        assertBareMetal(Profile.RELEASE, 1);
    }

    private static void assertBareMetal(Profile profile, int rounds) {
        String name = "FaultsUnderCollectionTest." + profile;
        EmulatedMachine machine = EmulatedMachine.booting(Kernels.elf(Storm.class, profile))
                .withMemory(MEMORY_MIB)
                .withCommandLine("gc=" + SETTINGS + " -- " + rounds)
                .withLog(Kernels.runs(name).resolve("qemu-debug.log"));
        Boot boot = Boot.onQemu(name, machine, TIMEOUT_SECONDS);
        assertSays(boot.report().text().stream(), rounds, boot.where());
        assertEquals(0, boot.verdict().exitStatus(), boot::where);
    }

    private static void assertLinux(Profile profile, int rounds) throws IOException, InterruptedException {
        Path output = Files.createTempFile("faults", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Kernels.hosted(Storm.class, profile).toString(), String.valueOf(rounds))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("MELLOS_GC", SETTINGS);
            Process process = builder.start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            assertTrue(ended, lines::toString);
            assertSays(lines.stream(), rounds, lines.toString());
        } finally {
            Files.delete(output);
        }
    }

    private static void assertSays(Stream<String> lines, int rounds, String where) {
        assertEquals(
                List.of(told(rounds)),
                lines.map(String::strip)
                        .filter(line -> line.startsWith("overflows "))
                        .toList(),
                where);
    }
}
