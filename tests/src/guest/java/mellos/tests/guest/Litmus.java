package mellos.tests.guest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory model by trial: small races of two to four threads, each with an outcome that the language forbids. The
 * argument says how often each is tried; prints each race and how often the forbidden was seen. The last line is of a
 * race without order, whose outcome is allowed: where it is never seen, the races are too tame to tell anything.
 */
public final class Litmus {
    private static final int BATCH = 20_000;
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int[] x = new int[BATCH];
    private final int[] y = new int[BATCH];
    private final long[] wide = new long[BATCH];
    private final Published[] published = new Published[BATCH];
    private final int[][] seen = new int[4][BATCH];

    private Litmus() {}

    /** What one thread does in a race, from the first try of a batch to the last. */
    private interface Actor {
        void run();
    }

    private static final class Published {
        final int first;
        final int[] second;

        Published(int value) {
            first = value;
            second = new int[] {value};
        }
    }

    /** Whether the outcome of a try is the one looked for. */
    private interface Outcome {
        boolean isSeen(int i);
    }

    public static void main(String[] args) throws InterruptedException {
        int tries = Integer.parseInt(args[0]);
        Litmus race = new Litmus();
        race.storeBuffering(tries);
        race.messagePassing(tries);
        race.loadBuffering(tries);
        race.independentReads(tries);
        race.publication(tries);
        race.atomics(tries);
        race.without(tries);
    }

    private void storeBuffering(int tries) throws InterruptedException {
        Outcome neither = i -> seen[0][i] == 0 && seen[1][i] == 0;
        forbidden(
                "store buffering, volatile",
                tries,
                neither,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setVolatile(x, i, 1);
                        seen[0][i] = (int) INTS.getVolatile(y, i);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setVolatile(y, i, 1);
                        seen[1][i] = (int) INTS.getVolatile(x, i);
                    }
                });
        forbidden(
                "store buffering, fences",
                tries,
                neither,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setOpaque(x, i, 1);
                        VarHandle.fullFence();
                        seen[0][i] = (int) INTS.getOpaque(y, i);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setOpaque(y, i, 1);
                        VarHandle.fullFence();
                        seen[1][i] = (int) INTS.getOpaque(x, i);
                    }
                });
        forbidden(
                "store buffering, exchanges",
                tries,
                neither,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        int before = (int) INTS.getAndSet(x, i, 1);
                        seen[0][i] = (int) INTS.getVolatile(y, i) + before;
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        boolean set = INTS.compareAndSet(y, i, 0, 1);
                        seen[1][i] = (int) INTS.getVolatile(x, i) + (set ? 0 : 2);
                    }
                });
    }

    private void messagePassing(int tries) throws InterruptedException {
        Outcome stale = i -> seen[0][i] == 1 && seen[1][i] == 0;
        forbidden(
                "message passing, volatile",
                tries,
                stale,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        x[i] = 1;
                        INTS.setVolatile(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getVolatile(y, i);
                        seen[1][i] = x[i];
                    }
                });
        forbidden(
                "message passing, release and acquire",
                tries,
                stale,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        x[i] = 1;
                        INTS.setRelease(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getAcquire(y, i);
                        seen[1][i] = x[i];
                    }
                });
        forbidden(
                "message passing, opaque with fences",
                tries,
                stale,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        x[i] = 1;
                        VarHandle.releaseFence();
                        INTS.setOpaque(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getOpaque(y, i);
                        VarHandle.acquireFence();
                        seen[1][i] = x[i];
                    }
                });
        forbidden(
                "message passing, store and load fences",
                tries,
                stale,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setOpaque(x, i, 1);
                        VarHandle.storeStoreFence();
                        INTS.setOpaque(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getOpaque(y, i);
                        VarHandle.loadLoadFence();
                        seen[1][i] = (int) INTS.getOpaque(x, i);
                    }
                });
        forbidden(
                "one variable read twice, opaque",
                tries,
                stale,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setOpaque(x, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getOpaque(x, i);
                        seen[1][i] = (int) INTS.getOpaque(x, i);
                    }
                });
    }

    private void loadBuffering(int tries) throws InterruptedException {
        Outcome both = i -> seen[0][i] == 1 && seen[1][i] == 1;
        forbidden(
                "load buffering, acquire and release",
                tries,
                both,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getAcquire(x, i);
                        INTS.setRelease(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[1][i] = (int) INTS.getAcquire(y, i);
                        INTS.setRelease(x, i, 1);
                    }
                });
    }

    private void independentReads(int tries) throws InterruptedException {
        Outcome contrary = i -> seen[0][i] == 1 && seen[1][i] == 0 && seen[2][i] == 1 && seen[3][i] == 0;
        forbidden(
                "independent reads of independent writes",
                tries,
                contrary,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setVolatile(x, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setVolatile(y, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getVolatile(x, i);
                        seen[1][i] = (int) INTS.getVolatile(y, i);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[2][i] = (int) INTS.getVolatile(y, i);
                        seen[3][i] = (int) INTS.getVolatile(x, i);
                    }
                });
    }

    /** Through a race: whoever sees the object sees its final fields, and what they lead to. */
    private void publication(int tries) throws InterruptedException {
        Outcome halfMade = i -> seen[0][i] == 1;
        forbidden(
                "final fields",
                tries,
                halfMade,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        published[i] = new Published(7);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        Published found = published[i];
                        seen[0][i] = found != null && (found.first != 7 || found.second[0] != 7) ? 1 : 0;
                    }
                });
        forbidden(
                "halves of a long",
                tries,
                halfMade,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        LONGS.setOpaque(wide, i, -1L);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        long found = (long) LONGS.getOpaque(wide, i);
                        seen[0][i] = found != 0 && found != -1 ? 1 : 0;
                    }
                });
    }

    private void atomics(int tries) throws InterruptedException {
        forbidden(
                "two compareAndSet",
                tries,
                i -> seen[0][i] == seen[1][i],
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = INTS.compareAndSet(x, i, 0, 1) ? 1 : 0;
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[1][i] = INTS.compareAndSet(x, i, 0, 1) ? 1 : 0;
                    }
                });
        forbidden(
                "two getAndAdd",
                tries,
                i -> x[i] != 2 || seen[0][i] + seen[1][i] != 1,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[0][i] = (int) INTS.getAndAdd(x, i, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        seen[1][i] = (int) INTS.getAndAddRelease(x, i, 1);
                    }
                });
        forbidden(
                "compareAndExchange and getAndBitwiseOr",
                tries,
                i -> x[i] != 3 && x[i] != 5,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        if ((int) INTS.compareAndExchange(x, i, 0, 1) != 0) {
                            INTS.getAndBitwiseXor(x, i, 7);
                        }
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.getAndBitwiseOr(x, i, 2);
                    }
                });
    }

    /** Allowed: both processors read before their store has left for memory. */
    private void without(int tries) throws InterruptedException {
        int found = count(
                tries,
                i -> seen[0][i] == 0 && seen[1][i] == 0,
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setRelease(x, i, 1);
                        seen[0][i] = (int) INTS.getAcquire(y, i);
                    }
                },
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        INTS.setRelease(y, i, 1);
                        seen[1][i] = (int) INTS.getAcquire(x, i);
                    }
                });
        Out.line("store buffering, release and acquire: allowed, " + (found > 0 ? "seen" : "not seen"));
    }

    private void forbidden(String name, int tries, Outcome outcome, Actor... actors) throws InterruptedException {
        Out.line(name + ": " + count(tries, outcome, actors) + " forbidden");
    }

    private int count(int tries, Outcome outcome, Actor... actors) throws InterruptedException {
        Gate gate = new Gate(actors.length);
        int batches = (tries + BATCH - 1) / BATCH;
        Thread[] threads = new Thread[actors.length - 1];
        for (int t = 0; t < threads.length; t++) {
            Actor actor = actors[t + 1];
            threads[t] = new Thread(() -> {
                for (int batch = 0; batch < batches; batch++) {
                    gate.pass();
                    actor.run();
                    gate.pass();
                }
            });
            threads[t].start();
        }
        int found = 0;
        for (int batch = 0; batch < batches; batch++) {
            clear();
            gate.pass();
            actors[0].run();
            gate.pass();
            for (int i = 0; i < BATCH; i++) {
                found += outcome.isSeen(i) ? 1 : 0;
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return found;
    }

    private void clear() {
        java.util.Arrays.fill(x, 0);
        java.util.Arrays.fill(y, 0);
        java.util.Arrays.fill(wide, 0);
        java.util.Arrays.fill(published, null);
        for (int[] values : seen) {
            java.util.Arrays.fill(values, 0);
        }
    }

    /** Lets all threads of a race through at once. */
    private static final class Gate {
        private static final int SPINS = 2000;
        private final int parties;
        private final AtomicInteger arrived = new AtomicInteger();
        private volatile int round;

        Gate(int parties) {
            this.parties = parties;
        }

        void pass() {
            int mine = round;
            if (arrived.incrementAndGet() == parties) {
                arrived.set(0);
                round = mine + 1;
                return;
            }
            for (int i = 0; round == mine; i++) {
                if (i > SPINS) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
