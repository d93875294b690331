package mellos.tests.guest.concurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.*;
import java.util.stream.*;
import mellos.tests.guest.Out;

/**
 * Work that is divided: the common pool and others, parallel streams, parallel array operations, bulk map operations.
 */
public final class ForkJoin {
    private ForkJoin() {}

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            return new Fibonacci(n - 2).compute() + left.join();
        }
    }

    private static final class Sum extends CountedCompleter<Long> {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;
        private final LongAccumulatorHolder sum;

        Sum(CountedCompleter<?> parent, int from, int to, LongAccumulatorHolder sum) {
            super(parent);
            this.from = from;
            this.to = to;
            this.sum = sum;
        }

        @Override
        public void compute() {
            if (to - from <= 100) {
                long part = 0;
                for (int i = from; i < to; i++) {
                    part += i;
                }
                sum.adder.add(part);
            } else {
                int middle = from + to >>> 1;
                addToPendingCount(2);
                new Sum(this, from, middle, sum).fork();
                new Sum(this, middle, to, sum).fork();
            }
            tryComplete();
        }
    }

    private static final class LongAccumulatorHolder {
        final java.util.concurrent.atomic.LongAdder adder = new java.util.concurrent.atomic.LongAdder();
    }

    public static void main(String[] args) throws Exception {
        Out.number(ForkJoinPool.commonPool().invoke(new Fibonacci(20)));
        Out.number(new Fibonacci(15).invoke());
        try (ForkJoinPool pool = new ForkJoinPool(3)) {
            Out.number(pool.submit(new Fibonacci(18)).get());
            Out.number(
                    pool.submit(() -> IntStream.range(0, 1000).parallel().sum()).get());
            Out.flag(pool.submit(() -> ForkJoinTask.inForkJoinPool()).get());
        }
        LongAccumulatorHolder holder = new LongAccumulatorHolder();
        new Sum(null, 0, 100_000, holder).invoke();
        Out.number(holder.adder.sum());
        Out.end();
        streams();
        arrays();
        maps();
        failures();
        blockers();
    }

    private static void streams() {
        Out.number(
                IntStream.range(0, 1_000_000).parallel().filter(x -> x % 3 == 0).count());
        Out.text(List.of(5, 3, 9, 1).parallelStream()
                .sorted()
                .map(x -> x * x)
                .toList()
                .toString());
        Out.text(IntStream.range(0, 100)
                .parallel()
                .boxed()
                .collect(Collectors.groupingByConcurrent(x -> x % 3, Collectors.summingInt(x -> x)))
                .toString());
        Out.text(Stream.of("b", "a", "c").parallel().collect(Collectors.joining("-")));
        Out.flag(IntStream.range(0, 100_000).parallel().noneMatch(x -> x < 0));
        Out.number(IntStream.range(0, 1000).parallel().skip(10).limit(5).sum());
        Out.number(IntStream.iterate(1, x -> x < 100_000, x -> 2 * x)
                .parallel()
                .max()
                .getAsInt());
        Set<String> threads = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 10_000)
                .parallel()
                .forEach(x -> threads.add(Thread.currentThread().getName()));
        Out.flag(threads.size() >= 1);
        Out.end();
    }

    private static void arrays() {
        int[] values = new int[50_000];
        Arrays.parallelSetAll(values, i -> i * 7919 % 50_000);
        Arrays.parallelSort(values);
        Out.number(values[0] + values[49_999]);
        Arrays.parallelPrefix(values, Integer::sum);
        Out.number(values[49_999]);
        String[] words = new String[10_000];
        Arrays.setAll(words, i -> "w" + i * 31 % 10_000);
        Arrays.parallelSort(words);
        Out.text(words[0] + words[9_999]);
        Out.end();
    }

    private static void maps() {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        IntStream.range(0, 10_000).parallel().forEach(i -> map.merge(i % 100, 1, Integer::sum));
        Out.number(map.reduceValues(1, Integer::sum));
        Out.number(map.search(1, (k, v) -> k == 77 ? v : null));
        Out.number(map.reduceKeysToLong(1, Integer::longValue, 0, Long::sum));
        map.forEach(1, (k, v) -> map.replace(k, v + 1));
        Out.number(map.mappingCount() + map.get(3));
        Out.end();
    }

    private static void failures() {
        try {
            IntStream.range(0, 1000).parallel().forEach(x -> {
                if (x == 500) {
                    throw new IllegalStateException("thrown " + x);
                }
            });
        } catch (IllegalStateException e) {
            Out.line("" + e.getMessage().endsWith("thrown 500"));
        }
        ForkJoinTask<Integer> failing = ForkJoinTask.adapt(() -> {
            throw new java.io.IOException("inside");
        });
        try {
            failing.fork().join();
        } catch (RuntimeException e) {
            Out.line(
                    e.getCause() == null
                            ? e.toString()
                            : "caused by "
                                    + (e.getCause() instanceof java.io.IOException
                                            || e.getCause() instanceof RuntimeException));
        }
        Out.flag(failing.isCompletedAbnormally());
        Out.end();
    }

    /** Workers that wait let others take their place. */
    private static void blockers() throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(2)) {
            CyclicBarrier all = new CyclicBarrier(4);
            List<ForkJoinTask<?>> tasks = IntStream.range(0, 4)
                    .<ForkJoinTask<?>>mapToObj(i -> pool.submit(() -> {
                        ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                            private boolean met;

                            @Override
                            public boolean block() {
                                try {
                                    all.await();
                                } catch (InterruptedException | BrokenBarrierException e) {
                                    throw new IllegalStateException(e);
                                }
                                met = true;
                                return true;
                            }

                            @Override
                            public boolean isReleasable() {
                                return met;
                            }
                        });
                        return i;
                    }))
                    .toList();
            for (ForkJoinTask<?> task : tasks) {
                Out.text(task.get().toString());
            }
            Out.end();
        }
    }
}
