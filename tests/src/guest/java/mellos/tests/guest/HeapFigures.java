package mellos.tests.guest;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How fast a {@link HeapProgram} is: arguments are its name, how many threads run one each, seconds to warm up and
 * seconds to measure. Prints the rounds measured, and the median of their times. Or {@code sizes}: prints the sizes of
 * objects.
 */
public final class HeapFigures {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SIZED = 500_000;
    private static final int MOST_ROUNDS = 100_000;

    private HeapFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("sizes")) {
            printSizes();
        } else {
            printRounds(arguments);
        }
    }

    /** What objects of each kind take, all in all. */
    private static void printSizes() {
        System.out.println("bytes an object: Object " + size(i -> new Object()) + ", Integer "
                + size(i -> Integer.valueOf(i + 1000)) + ", Long " + size(i -> Long.valueOf(i + 1000L))
                + ", two references " + size(i -> new HeapProgram.Tree(null, null)) + ", byte[16] "
                + size(i -> new byte[16]));
    }

    private static long size(IntFunction<Object> maker) {
        Object[] kept = new Object[SIZED];
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Arrays.setAll(kept, maker);
        System.gc();
        long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return kept[0] == null ? 0 : Math.round((after - before) / (double) SIZED);
    }

    private static void printRounds(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        long[][] times = new long[count][];
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            threads[i] = new Thread(() -> times[number] = measure(arguments));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.println("rounds " + all.length + " median-ns " + all[all.length / 2]);
    }

    private static long[] measure(String[] arguments) {
        HeapProgram program = HeapProgram.of(arguments[0]);
        rounds(program, seconds(arguments[2]));
        return rounds(program, seconds(arguments[3]));
    }

    private static long seconds(String text) {
        return Integer.parseInt(text) * NANOS_PER_SECOND;
    }

    /** Times of as many rounds as fit; of one at least. */
    private static long[] rounds(HeapProgram program, long nanos) {
        long[] times = new long[MOST_ROUNDS];
        long begun = System.nanoTime();
        long last = begun;
        int count = 0;
        do {
            program.round();
            long now = System.nanoTime();
            times[count++] = now - last;
            last = now;
        } while (last - begun < nanos && count < MOST_ROUNDS);
        return Arrays.copyOf(times, count);
    }
}
