package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** {@code dump} at the console names threads that wait for each other. */
class DeadlockTest {
    static final class Circles {
        private static final Object MONITOR = new Object();
        private static final ReentrantLock LOCK = new ReentrantLock();
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        private Circles() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread first = new Thread(Circles::monitorThenLock, "first");
            Thread second = new Thread(Circles::lockThenMonitor, "second");
            first.start();
            second.start();
            while (first.getState() != Thread.State.WAITING || second.getState() != Thread.State.BLOCKED) {
                Thread.sleep(1);
            }
            System.out.println("both wait");
            first.join();
        }

        private static void monitorThenLock() {
            synchronized (MONITOR) {
                meet();
                LOCK.lock();
            }
        }

        private static void lockThenMonitor() {
            LOCK.lock();
            meet();
            synchronized (MONITOR) {
                System.out.println("never reached");
            }
        }

        private static void meet() {
            BOTH.countDown();
            try {
                BOTH.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BootTest(
            main = Circles.class,
            append = "console",
            typedAfter = "both wait",
            typed = {"dump", "off"})
    void dumpNamesTheCircleItsLocksAndWhereItsThreadsStand(Boot boot) {
        assertSays(boot, "deadlocks: 1");
        assertSays(boot, "2 threads wait for each other:");
        assertSays(boot, "thread 'first' waits for java.util.concurrent.locks.ReentrantLock$NonfairSync@");
        assertSays(boot, "which 'second' has");
        assertSays(boot, "thread 'second' waits for the monitor of java.lang.Object@");
        assertSays(boot, "which 'first' has");
        assertSays(boot, "Circles.monitorThenLock(DeadlockTest.java:");
        assertSays(boot, "Circles.lockThenMonitor(DeadlockTest.java:");
    }

    private static void assertSays(Boot boot, String words) {
        assertTrue(
                boot.report().text().stream().anyMatch(line -> line.contains(words)),
                () -> "'" + words + "' is not said; " + boot.where());
    }
}
