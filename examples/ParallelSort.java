import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A million numbers sorted by all processors at once, then checked by a parallel stream. */
public final class ParallelSort {
    private static final int COUNT = 1_000_000;

    public static void main(String[] args) {
        int[] numbers = new SplittableRandom(42).ints(COUNT).toArray();
        int[] expected = numbers.clone();
        Arrays.parallelSort(numbers);
        Arrays.sort(expected);
        boolean ascending = IntStream.range(1, COUNT).parallel().allMatch(i -> numbers[i - 1] <= numbers[i]);
        System.out.println("ascending: " + ascending);
        System.out.println("as sorted by one: " + Arrays.equals(numbers, expected));
        System.out.println("median " + numbers[COUNT / 2]);
    }
}
