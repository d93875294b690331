import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Five philosophers, five forks. Each takes the fork with the lower number first, so no circle of waiting can close. */
public final class Philosophers {
    private static final int COUNT = 5;
    private static final int MEALS = 1000;

    public static void main(String[] args) throws InterruptedException {
        Lock[] forks = new Lock[COUNT];
        for (int i = 0; i < COUNT; i++) {
            forks[i] = new ReentrantLock();
        }
        int[] eaten = new int[COUNT];
        Thread[] philosophers = new Thread[COUNT];
        for (int i = 0; i < COUNT; i++) {
            int seat = i;
            Lock first = forks[Math.min(seat, (seat + 1) % COUNT)];
            Lock second = forks[Math.max(seat, (seat + 1) % COUNT)];
            philosophers[i] = new Thread(() -> dine(seat, first, second, eaten), "philosopher " + i);
            philosophers[i].start();
        }
        for (int i = 0; i < COUNT; i++) {
            philosophers[i].join();
            System.out.println(philosophers[i].getName() + " ate " + eaten[i] + " times");
        }
    }

    private static void dine(int seat, Lock first, Lock second, int[] eaten) {
        for (int meal = 0; meal < MEALS; meal++) {
            first.lock();
            second.lock();
            try {
                eaten[seat]++;
            } finally {
                second.unlock();
                first.unlock();
            }
        }
    }
}
