package mellos.tests.guest.library;

import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import mellos.tests.guest.Out;

/**
 * Threads: start, join, monitors with wait and notify, interruption, executors; results that do not depend on timing.
 */
public final class Threads {
    private int shared;
    private boolean turn;

    private synchronized void increment() {
        shared++;
    }

    public static void main(String[] args) throws Exception {
        Threads t = new Threads();
        Thread[] all = new Thread[4];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Thread(
                    () -> {
                        for (int j = 0; j < 5000; j++) {
                            t.increment();
                        }
                    },
                    "worker-" + i);
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
            Out.text(thread.getName() + " " + thread.getState() + " " + thread.isAlive());
        }
        Out.number(t.shared);
        Out.end();
        alternate(t);
        interruption();
        executors();
    }

    private static void alternate(Threads t) throws InterruptedException {
        StringBuffer log = new StringBuffer();
        Runnable player = () -> {
            boolean mine = Thread.currentThread().getName().equals("a");
            for (int i = 0; i < 5; i++) {
                synchronized (t) {
                    while (t.turn != mine) {
                        try {
                            t.wait();
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                    log.append(mine ? 'a' : 'b').append(i);
                    t.turn = !t.turn;
                    t.notifyAll();
                }
            }
        };
        Thread a = new Thread(player, "a"), b = new Thread(player, "b");
        a.start();
        b.start();
        a.join();
        b.join();
        Out.line(log.toString());
    }

    private static void interruption() throws InterruptedException {
        Thread sleeper = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Out.line("interrupted: " + e.getMessage() + " "
                        + Thread.currentThread().isInterrupted());
            }
        });
        sleeper.start();
        sleeper.interrupt();
        sleeper.join();
        Thread failing = new Thread(() -> {
            throw new IllegalStateException("in a thread");
        });
        failing.setUncaughtExceptionHandler((thread, e) -> Out.line("uncaught " + e.getMessage()));
        failing.start();
        failing.join();
    }

    private static void executors() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        AtomicInteger sum = new AtomicInteger();
        var futures = new java.util.ArrayList<Future<Integer>>();
        for (int i = 0; i < 20; i++) {
            int n = i;
            futures.add(pool.submit(() -> {
                sum.addAndGet(n);
                return n * n;
            }));
        }
        int squares = 0;
        for (Future<Integer> f : futures) {
            squares += f.get();
        }
        pool.shutdown();
        Out.text("" + squares + " " + sum + " " + pool.awaitTermination(5, TimeUnit.SECONDS));
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
        Thread producer = new Thread(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    queue.put(i);
                }
                queue.put(-1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        producer.start();
        int total = 0;
        for (int v; (v = queue.take()) >= 0; ) {
            total += v;
        }
        Out.number(total);
        Out.end();
    }
}
