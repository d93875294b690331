package mellos.tests.guest.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import mellos.tests.guest.Out;

/**
 * Monitors that several threads want: queues, notifications one by one, time-outs, interrupts, deep entries, permits.
 */
public final class MonitorQueues {
    private static final Object LOCK = new Object();
    private static int shared;
    private static int waiting;
    private static int allowed;

    private MonitorQueues() {}

    private interface Body {
        void run() throws InterruptedException;
    }

    private static Thread start(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                Out.line("not to be interrupted");
            }
        });
        thread.start();
        return thread;
    }

    private static void together(int count, Body body) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(start(body));
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    public static void main(String[] args) throws Exception {
        together(8, () -> {
            for (int i = 0; i < 20_000; i++) {
                synchronized (LOCK) {
                    synchronized (LOCK) {
                        shared++;
                    }
                }
            }
        });
        Out.line("" + shared);
        notifications();
        pingPong();
        shared = 0;
        together(4, () -> {
            for (int i = 0; i < 5; i++) {
                deep(400);
            }
        });
        Out.line("" + shared);
        races();
        permits();
        timeouts();
    }

    private static void notifications() throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(start(() -> {
                synchronized (LOCK) {
                    waiting++;
                    LOCK.notifyAll();
                    while (allowed == 0) {
                        LOCK.wait();
                    }
                    allowed--;
                    waiting--;
                }
            }));
        }
        synchronized (LOCK) {
            while (waiting < 50) {
                LOCK.wait();
            }
        }
        for (int i = 0; i < 50; i++) {
            synchronized (LOCK) {
                allowed++;
                LOCK.notify();
            }
        }
        for (Thread thread : all) {
            thread.join();
        }
        Out.line(waiting + " " + allowed);
    }

    private static void pingPong() throws InterruptedException {
        int[] turn = {0};
        int[] next = {0};
        together(2, () -> {
            int me;
            synchronized (turn) {
                me = next[0]++;
            }
            for (int i = 0; i < 2000; i++) {
                synchronized (turn) {
                    while (turn[0] % 2 != me) {
                        turn.wait();
                    }
                    turn[0]++;
                    turn.notify();
                }
            }
        });
        Out.line("" + turn[0]);
    }

    private static synchronized void deep(int n) throws InterruptedException {
        if (n > 0) {
            deep(n - 1);
        } else {
            MonitorQueues.class.wait(1);
            shared++;
        }
    }

    /** A third of the waiters times out, a third is notified, a third is interrupted. */
    private static void races() throws InterruptedException {
        int[] endings = new int[2];
        Object monitor = new Object();
        for (int i = 0; i < 150; i++) {
            boolean[] waits = {false};
            int kind = i % 3;
            Thread thread = new Thread(() -> {
                synchronized (monitor) {
                    waits[0] = true;
                    monitor.notifyAll();
                    try {
                        monitor.wait(kind == 0 ? 1 : 10_000);
                        endings[0]++;
                    } catch (InterruptedException e) {
                        endings[1]++;
                    }
                }
            });
            thread.start();
            synchronized (monitor) {
                while (!waits[0]) {
                    monitor.wait();
                }
            }
            if (kind == 1) {
                thread.interrupt();
            } else if (kind == 2) {
                synchronized (monitor) {
                    monitor.notify();
                }
            }
            thread.join();
        }
        Out.line(endings[0] + " " + endings[1]);
    }

    /** A permit given before outlives a monitor that is waited for, a sleep and a wait. */
    private static void permits() throws InterruptedException {
        boolean[] held = {false};
        Thread holder = start(() -> {
            synchronized (LOCK) {
                synchronized (held) {
                    held[0] = true;
                    held.notify();
                }
                Thread.sleep(30);
            }
        });
        synchronized (held) {
            while (!held[0]) {
                held.wait();
            }
        }
        LockSupport.unpark(Thread.currentThread());
        synchronized (LOCK) {
            LOCK.wait(2);
        }
        Thread.sleep(2);
        LockSupport.park();
        holder.join();
        Out.line("the permit is kept");
    }

    private static void timeouts() throws InterruptedException {
        long begun = System.nanoTime();
        synchronized (LOCK) {
            LOCK.wait(20);
        }
        Out.flag(System.nanoTime() - begun >= 20_000_000);
        Thread.currentThread().interrupt();
        try {
            synchronized (LOCK) {
                LOCK.wait(10_000);
            }
        } catch (InterruptedException e) {
            Out.flag(Thread.currentThread().isInterrupted());
        }
        Thread.currentThread().interrupt();
        LockSupport.park();
        Out.flag(Thread.interrupted());
        LockSupport.parkNanos(1_000_000);
        LockSupport.parkUntil(System.currentTimeMillis() + 2);
        Out.end();
    }
}
