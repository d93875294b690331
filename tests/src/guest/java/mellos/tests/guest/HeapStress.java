package mellos.tests.guest;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The collector under stress: {@code storm THREADS ROUNDS}, {@code volume THREADS SECONDS}, {@code calls COUNT},
 * {@code threads COUNT}. Each checks what it has kept, and prints one line that begins with its name.
 */
public final class HeapStress {
    private static final int KEPT = 16;
    private static final int NODES = 300;
    private static final int SHARED = 64;
    private static final int LARGEST = 100_000;
    private static final long MEBIBYTE = 1 << 20;

    private static final AtomicReferenceArray<Chain> EXCHANGED = new AtomicReferenceArray<>(SHARED);
    private static final AtomicLong WRONG = new AtomicLong();

    private HeapStress() {}

    public static void main(String[] arguments) throws InterruptedException {
        int number = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "storm" -> storm(number, Integer.parseInt(arguments[2]));
            case "volume" -> volume(number, Integer.parseInt(arguments[2]));
            case "calls" -> calls(number);
            case "threads" -> threads(number);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Nodes whose numbers follow from the first, so that one who gets it from another thread can check it. */
    private record Chain(int first, Node head) {
        record Node(int number, byte[] bytes, Node next) {}

        static Chain of(int first) {
            Node head = null;
            int number = first;
            for (int i = 0; i < NODES; i++) {
                byte[] bytes = new byte[number >>> 28];
                if (bytes.length > 0) {
                    bytes[bytes.length - 1] = (byte) number;
                }
                head = new Node(number, bytes, head);
                number = next(number);
            }
            return new Chain(first, head);
        }

        boolean isWhole() {
            int[] numbers = new int[NODES];
            int number = first;
            for (int i = NODES - 1; i >= 0; i--) {
                numbers[i] = number;
                number = next(number);
            }
            Node node = head;
            for (int expected : numbers) {
                if (node == null || node.number != expected || !hasBytes(node, expected)) {
                    return false;
                }
                node = node.next;
            }
            return node == null;
        }

        private static boolean hasBytes(Node node, int number) {
            int length = number >>> 28;
            return node.bytes.length == length && (length == 0 || node.bytes[length - 1] == (byte) number);
        }
    }

    private static int next(int number) {
        return number * 1_103_515_245 + 12_345;
    }

    /** One thread's work: chains of its own, chains of others, arrays, weak references. */
    private static final class Worker {
        private final Chain[] kept = new Chain[KEPT];
        private final byte[][] arrays = new byte[KEPT][];
        private WeakReference<Chain> weak = new WeakReference<>(null);
        private int random;

        Worker(int seed) {
            random = seed;
        }

        void round() {
            random = next(random);
            int place = random >>> 8 & KEPT - 1;
            check(kept[place]);
            check(weak.get());
            Chain fresh = Chain.of(random);
            kept[place] = fresh;
            weak = new WeakReference<>(fresh);
            check(EXCHANGED.getAndSet(random >>> 12 & SHARED - 1, Chain.of(random ^ place)));
            array(place);
        }

        private void array(int place) {
            byte[] before = arrays[place];
            if (before != null && (before[0] != (byte) place || before[before.length - 1] != (byte) before.length)) {
                WRONG.incrementAndGet();
            }
            byte[] bytes = new byte[2 + (random >>> 4) % LARGEST / (1 + place * place)];
            for (int i = 0; i < bytes.length; i += 500) {
                if (bytes[i] != 0) {
                    WRONG.incrementAndGet();
                }
            }
            bytes[bytes.length - 1] = (byte) bytes.length;
            bytes[0] = (byte) place;
            arrays[place] = bytes.length == 2 ? null : bytes;
        }

        private static void check(Chain chain) {
            if (chain != null && !chain.isWhole()) {
                WRONG.incrementAndGet();
            }
        }
    }

    private static void storm(int threads, int rounds) throws InterruptedException {
        run(threads, worker -> {
            for (int i = 0; i < rounds; i++) {
                worker.round();
            }
        });
        System.out.println("storm: " + threads + " threads, " + rounds + " rounds each, " + WRONG + " wrong");
    }

    /** The heap's use with the same things alive, after a second and at the end. */
    private static void volume(int threads, int seconds) throws InterruptedException {
        Worker[] workers = new Worker[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Worker(i + 1);
        }
        long rounds = roundsOf(workers, 1);
        long early = usedBytes();
        rounds += roundsOf(workers, seconds);
        long late = usedBytes();
        System.out.println("volume: " + rounds + " rounds, " + early / MEBIBYTE + " MiB alive early, " + late / MEBIBYTE
                + " MiB late, " + 100 * late / early + " percent, " + WRONG + " wrong");
    }

    private static long roundsOf(Worker[] workers, int seconds) throws InterruptedException {
        AtomicLong rounds = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread[] all = new Thread[workers.length];
        for (int i = 0; i < all.length; i++) {
            Worker worker = workers[i];
            all[i] = new Thread(() -> {
                int count = 0;
                while (count < 4 * KEPT || System.nanoTime() < end) {
                    worker.round();
                    count++;
                }
                rounds.addAndGet(count);
            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return rounds.get();
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void calls(int count) {
        Worker worker = new Worker(1);
        for (int i = 0; i < 1000; i++) {
            worker.round();
        }
        System.gc();
        long before = Runtime.getRuntime().totalMemory();
        for (int i = 0; i < count; i++) {
            System.gc();
        }
        worker.round();
        long after = Runtime.getRuntime().totalMemory();
        System.out.println("calls: " + count + ", grown by " + Math.max(after - before, 0) / MEBIBYTE + " MiB, " + WRONG
                + " wrong");
    }

    /** Many threads, each with a chain that only its stack holds, stand through collections. */
    private static void threads(int count) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        Thread[] all = new Thread[count];
        for (int i = 0; i < count; i++) {
            int seed = i + 1;
            all[i] = new Thread(() -> {
                Chain own = Chain.of(seed);
                ready.countDown();
                await(go);
                Worker.check(own);
            });
            all[i].start();
        }
        ready.await();
        System.gc();
        System.gc();
        go.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        System.out.println("threads: " + count + ", " + WRONG + " wrong");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run(Worker worker);
    }

    private static void run(int threads, Work work) throws InterruptedException {
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int seed = i + 1;
            all[i] = new Thread(() -> work.run(new Worker(seed)));
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
    }
}
