package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mellos.compiler.llvm.Profile;
import mellos.kernel.memory.Frames;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The collector on the bare machine: what it says of itself, and what it gives back. */
@Execution(ExecutionMode.CONCURRENT)
class CollectorTest {
    private static final Pattern FREE = Pattern.compile("free MiB: start (\\d+), peak (\\d+), after (\\d+)");

    /** Lives on 10 MB after it had 200. */
    static final class Breather {
        private static final int PIECE = 1 << 10;
        private static final int FRAMES_PER_MIB = 256;

        private static byte[][] breath;

        private Breather() {}

        public static void main(String[] arguments) {
            long start = freeMib();
            breath = pieces(200 << 10);
            long peak = freeMib();
            breath = null;
            for (int i = 0; i < 150; i++) {
                breath = pieces(10 << 10);
            }
            System.out.println("free MiB: start " + start + ", peak " + peak + ", after " + freeMib());
        }

        private static byte[][] pieces(int count) {
            byte[][] all = new byte[count][];
            for (int i = 0; i < count; i++) {
                all[i] = new byte[PIECE];
            }
            return all;
        }

        private static long freeMib() {
            return Frames.freeCount() / FRAMES_PER_MIB;
        }
    }

    @BootTest(main = Breather.class, profile = Profile.RELEASE, memoryMiB = 512, append = "gc=verbose")
    void memoryThatIsNotNeededAnyMoreGoesBackToTheFramePool(Boot boot) {
        Matcher free = boot.report().text().stream()
                .map(FREE::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new AssertionError(boot.where()));
        int start = Integer.parseInt(free.group(1));
        int peak = Integer.parseInt(free.group(2));
        int after = Integer.parseInt(free.group(3));
        assertTrue(start - peak >= 190, free::group);
        // Four times what is alive, and a quarter of that.
        assertTrue(start - after <= 110, free::group);
        assertTrue(says(boot, "gc \\d+, target reached: .*M -> .*M -> .*M, .* ms \\(stop .*\\), \\d+ workers"));
    }

    /** Collects three times, and waits for somebody to ask. */
    static final class Waiter {
        private Waiter() {}

        public static void main(String[] arguments) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            System.out.println("ask me");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @BootTest(
            main = Waiter.class,
            append = "console gc=verbos,heap=64M",
            typedAfter = "ask me",
            typed = {"heap", "off"})
    void aSettingThatMeansNothingIsNamedAndTheConsoleShowsTheHeap(Boot boot) {
        assertTrue(says(boot, "command line: gc=: 'verbos' means nothing; there are heap=SIZE .*"), boot::where);
        assertTrue(says(boot, "collections +3"), boot::where);
        assertTrue(says(boot, "limit +65536 KiB"), boot::where);
        assertTrue(says(boot, "longest stop +\\d+ us"), boot::where);
    }

    private static boolean says(Boot boot, String line) {
        List<String> text = boot.report().text();
        return text.stream().anyMatch(said -> said.strip().matches(line));
    }
}
