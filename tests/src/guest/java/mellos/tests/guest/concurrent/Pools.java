package mellos.tests.guest.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mellos.tests.guest.Out;

/** Executors of every kind: cached, fixed, scheduled, single, per task; refusals, cancellation, what close awaits. */
public final class Pools {
    private Pools() {}

    public static void main(String[] args) throws Exception {
        cached();
        all();
        scheduled();
        refusals();
        completion();
        timer();
        closing();
    }

    private static void cached() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        List<Future<Integer>> squares = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int n = i;
            squares.add(pool.submit(() -> n * n));
        }
        int sum = 0;
        for (Future<Integer> square : squares) {
            sum += square.get();
        }
        pool.shutdown();
        Out.line(sum + " " + pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isTerminated());
    }

    private static void all() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> {
                throw new java.io.IOException("c");
            });
            for (Future<String> future : pool.invokeAll(tasks)) {
                try {
                    Out.text(future.get());
                } catch (ExecutionException e) {
                    Out.text(e.getCause().toString());
                }
                Out.text(future.state().toString());
            }
            Out.line(pool.invokeAny(List.of(() -> "any")));
        }
    }

    private static void scheduled() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        CountDownLatch done = new CountDownLatch(3);
        String order = order();
        AtomicInteger rounds = new AtomicInteger();
        ScheduledFuture<?> repeated = pool.scheduleAtFixedRate(
                () -> {
                    if (rounds.incrementAndGet() <= 3) {
                        done.countDown();
                    }
                },
                1,
                5,
                TimeUnit.MILLISECONDS);
        done.await();
        repeated.cancel(false);
        Out.line(order + " " + (rounds.get() >= 3) + " " + repeated.isCancelled());
        pool.shutdown();
        Out.line("" + pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    /** The later it was scheduled, the sooner it is due. */
    private static String order() throws InterruptedException {
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        long gap = 20;
        long took;
        StringBuffer order;
        do {
            gap *= 2; // a slow machine has not scheduled all before the first is due
            order = new StringBuffer();
            CountDownLatch done = new CountDownLatch(3);
            long begun = System.nanoTime();
            for (int i = 3; i > 0; i--) {
                pool.schedule(append(order, i, done), gap * i, TimeUnit.MILLISECONDS);
            }
            took = System.nanoTime() - begun;
            done.await();
        } while (took > gap * 500_000);
        pool.shutdown();
        return order.toString();
    }

    private static Runnable append(StringBuffer order, int n, CountDownLatch done) {
        return () -> {
            order.append(n);
            done.countDown();
        };
    }

    private static void refusals() throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable waiting = () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        };
        pool.execute(waiting);
        Future<?> queued = pool.submit(waiting);
        try {
            pool.execute(waiting);
        } catch (RejectedExecutionException e) {
            Out.line("rejected");
        }
        Out.line(queued.cancel(true) + " " + queued.isCancelled());
        Out.line("left: " + pool.shutdownNow().size());
        Out.line(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + interrupted);
        try {
            pool.execute(waiting);
        } catch (RejectedExecutionException e) {
            Out.line("rejected again");
        }
    }

    private static void completion() throws Exception {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> 1);
        CompletableFuture<Integer> two = one.thenApplyAsync(x -> x + 1);
        Out.line("" + one.thenCombineAsync(two, Integer::sum).get());
        Out.line("" + CompletableFuture.allOf(one, two).thenApply(v -> "both").join());
        CompletableFuture<String> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("failed");
        });
        Out.line(failing.handle((v, e) -> e.getCause().getMessage()).join());
        try {
            failing.join();
        } catch (CompletionException e) {
            Out.line(e.getMessage());
        }
        CompletableFuture<String> never = new CompletableFuture<>();
        try {
            never.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Out.line("timed out");
        }
        Out.line(never.completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).join());
        try {
            new CompletableFuture<String>().orTimeout(5, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            Out.line(e.getCause().getClass().getName());
        }
        Out.line(CompletableFuture.supplyAsync(
                        () -> "delayed", CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS))
                .join());
    }

    private static void timer() throws Exception {
        Timer timer = new Timer("timer", true);
        CountDownLatch runs = new CountDownLatch(3);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        runs.countDown();
                    }
                },
                1,
                2);
        runs.await();
        timer.cancel();
        Out.line("timer ran");
    }

    private static void closing() {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService pool = Executors.newWorkStealingPool(4)) {
            for (int i = 0; i < 100; i++) {
                pool.execute(done::incrementAndGet);
            }
        }
        Out.number(done.get());
        try (ExecutorService pool = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("task-", 0).factory())) {
            for (int i = 0; i < 20; i++) {
                pool.execute(done::incrementAndGet);
            }
        }
        Out.number(done.get());
        Out.end();
    }
}
