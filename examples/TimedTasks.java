import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tasks at their times: later ones entered first, one again and again, one that comes too late. */
public final class TimedTasks {
    public static void main(String[] args) throws Exception {
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
            for (int i = 3; i > 0; i--) {
                String text = "after " + 100 * i + " ms";
                clock.schedule(() -> System.out.println(text), 100L * i, TimeUnit.MILLISECONDS);
            }
            TimeUnit.MILLISECONDS.sleep(450);
            CountDownLatch ticks = new CountDownLatch(3);
            var ticking = clock.scheduleAtFixedRate(ticks::countDown, 0, 20, TimeUnit.MILLISECONDS);
            ticks.await();
            ticking.cancel(false);
            System.out.println("three ticks, cancelled: " + ticking.isCancelled());
        }
        try {
            new CompletableFuture<String>().get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("nobody answered in time");
        }
    }
}
