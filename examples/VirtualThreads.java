import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A virtual thread for each task: a thousand of them, all alive at once, all waiting for the last. */
public final class VirtualThreads {
    private static final int TASKS = 1000;

    public static void main(String[] args) throws Exception {
        CountDownLatch all = new CountDownLatch(TASKS);
        List<Future<Integer>> squares = new ArrayList<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                squares.add(tasks.submit(() -> {
                    all.countDown();
                    all.await();
                    return number * number;
                }));
            }
        }
        long sum = 0;
        for (Future<Integer> square : squares) {
            sum += square.get();
        }
        System.out.println("sum of " + squares.size() + " squares: " + sum);
    }
}
