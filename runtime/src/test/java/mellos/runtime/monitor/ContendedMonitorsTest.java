package mellos.runtime.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import mellos.magic.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Monitors under seeded switching: each seed is another order of every access to shared memory. */
class ContendedMonitorsTest {
    private static final int SEEDS = 60;
    private static final int OWNED_TWICE = 1;

    private ThreadSimulation threads;
    private ContendedMonitors monitors;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private void begin(long seed) {
        threads = new ThreadSimulation(seed);
        monitors = new ContendedMonitors(threads);
    }

    /** An object's monitor, and what is wrong with it. */
    private final class Tried {
        final Address word;
        private int inside;

        Tried(Address word) {
            this.word = word;
        }

        /** As generated code does it: the quick way, else the slow one. */
        void enter() {
            int owned = LockWord.owned(threads.running().id(), 0);
            if (!word.compareAndSetInt(LockWord.FREE, owned)) {
                monitors.enter(word, 0);
            }
            assertEquals(0, inside, "two threads own the monitor");
            inside = threads.running().id();
        }

        void exit() {
            assertHeld();
            inside = 0;
            if (!word.compareAndSetInt(LockWord.owned(threads.running().id(), 0), LockWord.FREE)) {
                monitors.exit(word);
            }
        }

        boolean await(long deadline) {
            assertHeld();
            inside = 0;
            boolean notified = monitors.await(word, deadline);
            assertEquals(0, inside, "two threads own the monitor");
            inside = threads.running().id();
            return notified;
        }

        void assertHeld() {
            assertEquals(threads.running().id(), inside);
            assertEquals(threads.running().id(), LockWord.owner(word.loadIntVolatile()));
        }

        void assertLeftAsFound() {
            assertEquals(LockWord.FREE, word.loadIntVolatile(), "the lock word");
        }
    }

    private Tried monitor() {
        return new Tried(threads.memory.allocate(4));
    }

    /** Another monitor whose waiters stand in the same bucket. */
    private Tried neighbour(Tried tried) {
        MonitorTable table = new MonitorTable(threads);
        long bucket = Address.ofStruct(table.bucketOf(tried.word)).bits();
        Tried other = monitor();
        while (Address.ofStruct(table.bucketOf(other.word)).bits() != bucket) {
            other = monitor();
        }
        return other;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneThreadOwnsItAtATimeAndAllHaveTheirTurn(long seed) throws Exception {
        begin(seed);
        Tried first = monitor();
        Tried second = neighbour(first);
        int[] turns = new int[2];
        for (int i = 0; i < 5; i++) {
            Random random = new Random(seed + i);
            threads.thread(() -> {
                for (int turn = 0; turn < 12; turn++) {
                    int which = random.nextInt(2);
                    Tried mine = which == 0 ? first : second;
                    mine.enter();
                    threads.step();
                    turns[which]++;
                    mine.exit();
                }
            });
        }
        threads.run();
        assertEquals(60, turns[0] + turns[1]);
        first.assertLeftAsFound();
        second.assertLeftAsFound();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void entriesAreCountedWhileOthersQueue(long seed) throws Exception {
        begin(seed);
        Tried tried = monitor();
        for (int i = 0; i < 3; i++) {
            threads.thread(() -> {
                for (int turn = 0; turn < 10; turn++) {
                    tried.enter();
                    tried.word.getAndAddInt(LockWord.ENTRY);
                    threads.step();
                    assertEquals(OWNED_TWICE, LockWord.recursion(tried.word.loadIntVolatile()));
                    tried.await(threads.nowNanos() + 5);
                    assertEquals(OWNED_TWICE, LockWord.recursion(tried.word.loadIntVolatile()));
                    tried.word.getAndAddInt(-LockWord.ENTRY);
                    tried.exit();
                }
            });
        }
        threads.run();
        tried.assertLeftAsFound();
    }

    /** A bounded buffer of one place: lost notifications leave somebody waiting for ever. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noNotificationIsLost(long seed) throws Exception {
        begin(seed);
        Tried tried = monitor();
        int[] place = {0};
        int[] taken = {0};
        for (int i = 0; i < 3; i++) {
            threads.thread(() -> exchange(tried, place, 0, 1, new int[1]));
            threads.thread(() -> exchange(tried, place, 1, 0, taken));
        }
        threads.run();
        assertEquals(30, taken[0]);
        tried.assertLeftAsFound();
    }

    private void exchange(Tried tried, int[] place, int from, int to, int[] count) {
        for (int turn = 0; turn < 10; turn++) {
            tried.enter();
            while (place[0] != from) {
                assertTrue(tried.await(Long.MAX_VALUE));
            }
            place[0] = to;
            count[0]++;
            while (monitors.notifyOne(tried.word)) {
                threads.step();
            }
            tried.exit();
        }
    }

    /** A waiter that gives up, by time or interrupt, and a notification: one of the two, never half of each. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aNotificationIsNotTakenByOneThatGivesUp(long seed) throws Exception {
        begin(seed);
        Tried tried = monitor();
        int[] notified = {0};
        int[] sent = {0};
        int[] waiting = {4};
        for (int i = 0; i < 4; i++) {
            boolean patient = i % 2 == 0;
            threads.thread(() -> {
                tried.enter();
                long deadline = patient ? Long.MAX_VALUE : threads.nowNanos() + 40;
                if (tried.await(deadline)) {
                    notified[0]++;
                } else {
                    assertTrue(threads.takeInterrupt() || threads.nowNanos() >= deadline);
                }
                waiting[0]--;
                tried.exit();
            });
        }
        threads.thread(() -> {
            while (waiting[0] > 0) {
                tried.enter();
                sent[0] += monitors.notifyOne(tried.word) ? 1 : 0;
                tried.exit();
                threads.interrupt(threads.nowNanos() % 2 == 0 ? 1 : 2);
                threads.step();
            }
        });
        threads.run();
        assertEquals(sent[0], notified[0]);
        tried.assertLeftAsFound();
    }

    /** Barging is allowed a few times, not for ever. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whoQueuesIsNotStarved(long seed) throws Exception {
        begin(seed);
        Tried tried = monitor();
        boolean[] done = {false};
        threads.thread(() -> {
            while (!done[0]) {
                tried.enter();
                threads.step();
                tried.exit();
            }
        });
        threads.thread(() -> {
            tried.enter();
            done[0] = true;
            tried.exit();
        });
        threads.run();
        assertTrue(done[0]);
        tried.assertLeftAsFound();
    }
}
