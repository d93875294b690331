import java.util.concurrent.CountDownLatch;

/**
 * Two threads, each with one monitor, each wanting the other's. They are daemons, so the program ends all the same; on
 * bare metal, with the option {@code console} and an argument, it waits, and {@code dump} names the circle.
 */
public final class Deadlock {
    private static final Object FORK = new Object();
    private static final Object KNIFE = new Object();
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    public static void main(String[] args) throws InterruptedException {
        Thread left = eater("left", FORK, KNIFE);
        Thread right = eater("right", KNIFE, FORK);
        while (left.getState() != Thread.State.BLOCKED || right.getState() != Thread.State.BLOCKED) {
            Thread.sleep(1);
        }
        System.out.println(left.getName() + " is " + left.getState() + ", " + right.getName() + " is " + right.getState());
        if (args.length > 0) {
            left.join();
        }
    }

    private static Thread eater(String name, Object first, Object second) {
        return Thread.ofPlatform().daemon().name(name).start(() -> eat(first, second));
    }

    private static void eat(Object first, Object second) {
        synchronized (first) {
            BOTH.countDown();
            awaitBoth();
            synchronized (second) {
                System.out.println("never reached");
            }
        }
    }

    private static void awaitBoth() {
        try {
            BOTH.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
