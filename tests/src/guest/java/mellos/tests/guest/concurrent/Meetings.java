package mellos.tests.guest.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import mellos.tests.guest.Out;

/** Threads that meet: barriers, phasers, exchangers, hand-over queues, publishers. */
public final class Meetings {
    private Meetings() {}

    private interface Body {
        void run() throws Exception;
    }

    private static Thread start(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                Out.line(e.toString());
            }
        });
        thread.start();
        return thread;
    }

    public static void main(String[] args) throws Exception {
        barriers();
        phasers();
        exchangers();
        queues();
        publishers();
    }

    private static void barriers() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(3, rounds::incrementAndGet);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(start(() -> {
                for (int round = 0; round < 20; round++) {
                    barrier.await();
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        Out.line(rounds + " " + barrier.isBroken());
        Thread stuck = start(() -> {
            try {
                barrier.await(5, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Out.line("timed out " + barrier.isBroken());
            }
        });
        stuck.join();
    }

    private static void phasers() throws Exception {
        StringBuffer log = new StringBuffer();
        Phaser phaser = new Phaser(1) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                log.append(phase).append(':').append(parties).append(' ');
                return phase >= 3 || parties == 0;
            }
        };
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            phaser.register();
            all.add(start(() -> {
                while (!phaser.isTerminated()) {
                    phaser.arriveAndAwaitAdvance();
                }
            }));
        }
        phaser.arriveAndDeregister();
        for (Thread thread : all) {
            thread.join();
        }
        Out.line(log.toString() + phaser.isTerminated());
    }

    private static void exchangers() throws Exception {
        Exchanger<String> exchanger = new Exchanger<>();
        String[] got = new String[2];
        Thread a = start(() -> got[0] = exchanger.exchange("from a"));
        Thread b = start(() -> got[1] = exchanger.exchange("from b"));
        a.join();
        b.join();
        Out.line(got[0] + ", " + got[1]);
        try {
            exchanger.exchange("nobody", 5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Out.line("nobody came");
        }
    }

    private static void queues() throws Exception {
        SynchronousQueue<Integer> meeting = new SynchronousQueue<>(true);
        Thread giver = start(() -> {
            for (int i = 0; i < 100; i++) {
                meeting.put(i);
            }
        });
        int sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += meeting.take();
        }
        giver.join();
        Out.line(sum + " " + meeting.offer(1) + " " + meeting.poll(1, TimeUnit.MILLISECONDS));
        LinkedTransferQueue<Integer> transfers = new LinkedTransferQueue<>();
        Thread taker = start(() -> {
            int total = 0;
            for (int i = 0; i < 50; i++) {
                total += transfers.take();
            }
            Out.line("taken " + total);
        });
        for (int i = 0; i < 50; i++) {
            transfers.transfer(i);
        }
        taker.join();
        DelayQueue<Later> delayed = new DelayQueue<>();
        delayed.add(new Later("second", 20));
        delayed.add(new Later("first", 5));
        Out.line(delayed.take().name + " " + delayed.take().name);
        PriorityBlockingQueue<Integer> sorted = new PriorityBlockingQueue<>(List.of(3, 1, 2));
        Out.line(sorted.take() + " " + sorted.take());
    }

    private static final class Later implements Delayed {
        final String name;
        private final long due;

        Later(String name, long millis) {
            this.name = name;
            this.due = System.nanoTime() + millis * 1_000_000;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Later) other).due);
        }
    }

    private static void publishers() throws Exception {
        AtomicInteger sum = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2);
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            for (int i = 0; i < 2; i++) {
                publisher.consume(sum::addAndGet).thenRun(done::countDown);
            }
            for (int i = 1; i <= 100; i++) {
                publisher.submit(i);
            }
        }
        done.await();
        Out.number(sum.get());
        Out.end();
    }
}
