package mellos.magic.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import mellos.magic.Address;
import mellos.magic.HostMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several threads in one memory, and several memories side by side. */
class SharedMemoryTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 500_000;

    private SimulatedMemory memory;

    @BeforeEach
    void freshMemory() {
        memory = SimulatedMemory.reset();
    }

    /** Starts a thread for each number at once; gives their results. */
    private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Callable<T> mine = work.apply(i);
            FutureTask<T> task = new FutureTask<>(() -> {
                start.countDown();
                start.await();
                return mine.call();
            });
            new Thread(task).start();
            results.add(task);
        }
        List<T> values = new ArrayList<>();
        for (Future<T> result : results) {
            values.add(result.get());
        }
        return values;
    }

    @Test
    void nothingThatIsAddedAtomicallyIsLost() throws Exception {
        Address sums = memory.allocate(64);
        together(i -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                sums.getAndAddInt(1);
                sums.plus(8).getAndAddLong(1L << 33);
            }
            return null;
        });
        assertEquals(THREADS * ROUNDS, sums.loadInt());
        assertEquals((long) THREADS * ROUNDS << 33, sums.plus(8).loadLong());
    }

    @Test
    void oneComparesAndSetsAtATime() throws Exception {
        Address word = memory.allocate(16);
        List<Integer> failures = together(i -> () -> {
            int failed = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int seen = word.loadIntVolatile();
                while (!word.compareAndSetInt(seen, seen + 1)) {
                    failed++;
                    seen = word.loadIntVolatile();
                }
                long old = word.plus(8).loadLongVolatile();
                while (!word.plus(8).compareAndSetLong(old, old - 3)) {
                    old = word.plus(8).loadLongVolatile();
                }
            }
            return failed;
        });
        assertEquals(THREADS, failures.size());
        assertEquals(THREADS * ROUNDS, word.loadInt());
        assertEquals(-3L * THREADS * ROUNDS, word.plus(8).loadLong());
    }

    /** Each value that is put in comes out once: a chain through all threads. */
    @Test
    void exchangedValuesAreNeitherLostNorDoubled() throws Exception {
        Address word = memory.allocate(8);
        List<Long> sums = together(i -> () -> {
            long sum = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                sum += word.getAndSetLong(round);
            }
            return sum;
        });
        long out = sums.stream().mapToLong(Long::longValue).sum() + word.loadLong();
        assertEquals(THREADS * (ROUNDS * (ROUNDS + 1L) / 2), out);
    }

    @Test
    void threadsDoNotDisturbTheirNeighboursBytes() throws Exception {
        Address start = memory.allocate(64);
        together(i -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                start.plus(i).storeByte((byte) round);
                start.plus(16 + 2L * i).storeShort((short) round);
                start.plus(32 + 4L * i).storeInt(round);
                assertEquals((byte) round, start.plus(i).loadByte());
                assertEquals((short) round, start.plus(16 + 2L * i).loadShort());
                assertEquals(round, start.plus(32 + 4L * i).loadInt());
            }
            return null;
        });
    }

    @Test
    void anAlignedWordIsNeverTorn() throws Exception {
        Address word = memory.allocate(64);
        List<Long> torn = together(i -> () -> {
            long mixed = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int half = round & 0xffff | i << 16;
                word.storeLong((long) half << 32 | half);
                word.plus(8).storeInt((half & 0xff) * 0x0101_0101);
                long seen = word.loadLong();
                mixed += (int) (seen >>> 32) == (int) seen ? 0 : 1;
                int small = word.plus(8).loadInt();
                mixed += small == (small & 0xff) * 0x0101_0101 ? 0 : 1;
            }
            return mixed;
        });
        assertEquals(List.of(0L, 0L, 0L, 0L), torn);
    }

    /** Dekker's: with volatile accesses at least one of two sees the other, which x86 alone does not promise. */
    @Test
    void volatileAccessesAreSequentiallyConsistent() throws Exception {
        int rounds = 50_000;
        List<Integer> done = together(i -> () -> {
            int round = 0;
            while (i < 2 && round < rounds) {
                dekker(round, i).storeIntVolatile(1);
                boolean found = dekker(round, 1 - i).loadIntVolatile() != 0;
                dekker(round++, i).plus(4).storeByteVolatile((byte) (found ? 1 : 0));
            }
            return round;
        });
        assertEquals(List.of(rounds, rounds, 0, 0), done);
        for (int round = 0; round < rounds; round++) {
            assertTrue(
                    dekker(round, 0).plus(4).loadByte()
                                    + dekker(round, 1).plus(4).loadByte()
                            > 0,
                    "round " + round);
        }
    }

    /** One thread's word of a round: the two lie on different pages, whose making takes part in the race. */
    private static Address dekker(int round, int thread) {
        long page = 2L * (round & 0xff) + thread;
        return Address.of(0x5555_0000_0000L + (page << Page.SHIFT) + 8 * (round >> 8));
    }

    @Test
    void plainStoresBeforeAVolatileOneAreSeenAfterIt() throws Exception {
        Address flag = memory.allocate(8);
        Address data = Address.of(0x7000_0000_0000L);
        FutureTask<Long> reader = new FutureTask<>(() -> {
            long wrong = 0;
            for (int round = 1; round <= ROUNDS / 10; round++) {
                while (flag.loadIntVolatile() < round) {
                    Thread.onSpinWait();
                }
                wrong += data.plus(64L * round).loadLong() == round ? 0 : 1;
            }
            return wrong;
        });
        new Thread(reader).start();
        for (int round = 1; round <= ROUNDS / 10; round++) {
            data.plus(64L * round).storeLong(round);
            flag.storeIntVolatile(round);
        }
        assertEquals(0, reader.get());
    }

    @Test
    void allocationsOfAllThreadsAreApart() throws Exception {
        List<Boolean> kept = together(i -> () -> {
            Address[] mine = new Address[20_000];
            for (int k = 0; k < mine.length; k++) {
                mine[k] = memory.allocate(24);
                mine[k].storeLong(i);
                mine[k].plus(16).storeLong(k);
            }
            boolean all = true;
            for (int k = 0; k < mine.length; k++) {
                all &= mine[k].loadLong() == i && mine[k].plus(16).loadLong() == k;
            }
            return all;
        });
        assertEquals(List.of(true, true, true, true), kept);
    }

    @Test
    void aThreadInheritsTheMemoryOfWhoMadeIt() throws Exception {
        assertEquals(List.of(memory, memory, memory, memory), together(i -> SimulatedMemory::current));
        FutureTask<SimulatedMemory> virtual = new FutureTask<>(SimulatedMemory::current);
        Thread.ofVirtual().start(virtual);
        assertSame(memory, virtual.get());
    }

    @Test
    void memoriesSideBySideAreApart() throws Exception {
        Address word = memory.allocate(8);
        together(i -> () -> {
            SimulatedMemory mine = SimulatedMemory.reset();
            assertEquals(word.bits(), mine.allocate(8).bits());
            for (int round = 0; round < ROUNDS; round++) {
                word.getAndAddInt(1);
            }
            assertEquals(ROUNDS, word.loadInt());
            return null;
        });
        assertEquals(0, word.loadInt());
        assertSame(memory, SimulatedMemory.current());
    }

    @Test
    void aThreadWithoutMemoryIsToldSo() throws Exception {
        AtomicBoolean inherits = new AtomicBoolean();
        FutureTask<Integer> task = new FutureTask<>(() -> {
            String problem =
                    assertThrows(IllegalStateException.class, HostMemory::bound).getMessage();
            assertTrue(problem.startsWith("thread lonely has no memory"), problem);
            memory.bind();
            inherits.set(SimulatedMemory.current() == memory);
            return 0;
        });
        Thread.ofPlatform().name("lonely").inheritInheritableThreadLocals(false).start(task);
        task.get();
        assertTrue(inherits.get());
    }

    @Test
    void threadsOfAPoolThatTheTestMakesSeeItsMemory() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertSame(memory, pool.submit(SimulatedMemory::current).get());
        }
    }

    /** Views, from four threads: the sum of what each wrote, through pointers from one structure to the next. */
    @Test
    void structuresAreSharedLikeTheirMemory() throws Exception {
        int count = 50_000;
        List<Long> sums = together(i -> () -> {
            Sample first = null;
            for (int k = 0; k < count; k++) {
                Sample made = memory.allocate(Sample.SIZE).as(Sample.class);
                made.number(k);
                made.next(first);
                first = made;
            }
            long sum = 0;
            for (Sample here = first; !Address.ofStruct(here).isZero(); here = here.next()) {
                sum += here.doubled();
            }
            return sum;
        });
        long expected = count * (count - 1L);
        assertEquals(List.of(expected, expected, expected, expected), sums);
    }
}
