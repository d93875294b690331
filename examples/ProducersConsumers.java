import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Three producers, two consumers, a queue with ten places between them. Nothing is lost and nothing comes twice. */
public final class ProducersConsumers {
    private static final int EACH = 10_000;
    private static final int END = -1;

    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(10);
        LongAdder count = new LongAdder();
        LongAdder sum = new LongAdder();
        try (ExecutorService producers = Executors.newFixedThreadPool(3);
                ExecutorService consumers = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                consumers.submit(() -> {
                    for (int value = queue.take(); value != END; value = queue.take()) {
                        count.increment();
                        sum.add(value);
                    }
                    return null;
                });
            }
            for (int i = 0; i < 3; i++) {
                producers.submit(() -> {
                    for (int value = 1; value <= EACH; value++) {
                        queue.put(value);
                    }
                    return null;
                });
            }
            producers.close();
            queue.put(END);
            queue.put(END);
        }
        System.out.println(count + " values, sum " + sum);
    }
}
