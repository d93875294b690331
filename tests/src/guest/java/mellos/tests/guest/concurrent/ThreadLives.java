package mellos.tests.guest.concurrent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import mellos.tests.guest.Out;

/** What a thread is and tells in each part of its life: states, names, priorities, groups, joins, handlers, stacks. */
public final class ThreadLives {
    private ThreadLives() {}

    public static void main(String[] args) throws Exception {
        states();
        properties();
        joins();
        handlers();
        starts();
        stacks();
        builders();
    }

    private static void await(Thread thread, Thread.State state) throws InterruptedException {
        for (int i = 0; i < 5000 && thread.getState() != state; i++) {
            Thread.sleep(1);
        }
        Out.text(thread.getState().toString());
    }

    private interface Body {
        void run() throws Exception;
    }

    private static Runnable quiet(Body body) {
        return () -> {
            try {
                body.run();
            } catch (Exception e) {
                Thread.currentThread().setName(e.toString());
            }
        };
    }

    private static void states() throws InterruptedException {
        Object lock = new Object();
        Thread waiting = new Thread(quiet(() -> {
            synchronized (lock) {
                lock.wait();
            }
        }));
        Thread timed = new Thread(quiet(() -> {
            synchronized (lock) {
                lock.wait(100_000);
            }
        }));
        Thread sleeping = new Thread(quiet(() -> Thread.sleep(100_000)));
        Thread parked = new Thread(quiet(LockSupport::park));
        Thread parkedLong = new Thread(quiet(() -> LockSupport.parkNanos(100_000_000_000L)));
        boolean[] stop = new boolean[1];
        Thread running = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                stop[0] = !stop[0];
            }
        });
        Thread blocked = new Thread(() -> {
            synchronized (lock) {
                stop[0] = true;
            }
        });
        Thread[] all = {waiting, timed, sleeping, parked, parkedLong, running, blocked};
        for (Thread thread : all) {
            Out.text(thread.getState().toString());
        }
        for (int i = 0; i < 6; i++) {
            all[i].start();
        }
        await(waiting, Thread.State.WAITING);
        await(timed, Thread.State.TIMED_WAITING);
        await(sleeping, Thread.State.TIMED_WAITING);
        await(parked, Thread.State.WAITING);
        await(parkedLong, Thread.State.TIMED_WAITING);
        await(running, Thread.State.RUNNABLE);
        synchronized (lock) {
            blocked.start();
            await(blocked, Thread.State.BLOCKED);
        }
        Out.end();
        for (Thread thread : all) {
            thread.interrupt();
        }
        for (Thread thread : all) {
            thread.join();
            Out.text(thread.getState().toString());
        }
        Out.line(waiting.getName() + ", " + sleeping.getName());
    }

    private static void properties() throws InterruptedException {
        Thread thread = new Thread(() -> {}, "named");
        Out.line(thread.getName() + " " + thread.getPriority() + " " + thread.isDaemon() + " " + thread.isAlive());
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.setDaemon(true);
        thread.setName("renamed");
        thread.start();
        thread.join();
        Out.line(
                thread.getName() + " " + thread.getPriority() + " " + thread.isDaemon() + " " + thread.isInterrupted());
        try {
            thread.setPriority(11);
        } catch (IllegalArgumentException e) {
            Out.line("priority 11 is refused");
        }
        ThreadGroup group = new ThreadGroup("group");
        group.setMaxPriority(6);
        String[] inner = new String[1];
        Thread member = new Thread(group, () -> {
            Thread child = new Thread(() -> {});
            inner[0] = child.getThreadGroup().getName() + " " + child.getPriority() + " " + child.isDaemon();
        });
        member.setDaemon(true);
        member.setPriority(9);
        member.start();
        member.join();
        Out.line(inner[0] + " " + member.getPriority() + " " + (member.getThreadGroup() == null));
        Out.line(Thread.currentThread().getName() + " "
                + Thread.currentThread().getThreadGroup().getName());
        Out.line("" + Thread.currentThread());
    }

    private static void joins() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Thread thread = new Thread(quiet(gate::await));
        thread.start();
        thread.join(2);
        Out.flag(thread.isAlive());
        Out.flag(thread.join(java.time.Duration.ofMillis(2)));
        Thread.currentThread().interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Out.text("interrupted");
        }
        gate.countDown();
        Out.flag(thread.join(java.time.Duration.ofSeconds(100)));
        Out.flag(thread.isAlive());
        Out.end();
    }

    private static void handlers() throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> Out.line("default: " + t.getName() + " " + e.getMessage()));
        Thread failing = new Thread(
                () -> {
                    throw new IllegalStateException("one");
                },
                "a");
        failing.start();
        failing.join();
        failing = new Thread(
                () -> {
                    throw new IllegalStateException("two");
                },
                "b");
        failing.setUncaughtExceptionHandler((t, e) -> {
            Out.line("own: " + e.getMessage());
            throw new IllegalStateException("ignored");
        });
        failing.start();
        failing.join();
        failing = new Thread(
                new ThreadGroup("group") {
                    @Override
                    public void uncaughtException(Thread t, Throwable e) {
                        Out.line("group: " + e.getMessage());
                    }
                },
                () -> {
                    throw new IllegalStateException("three");
                },
                "c");
        failing.start();
        failing.join();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static void starts() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        try {
            thread.start();
        } catch (IllegalThreadStateException e) {
            Out.text("started");
        }
        thread.join();
        try {
            thread.start();
        } catch (IllegalThreadStateException e) {
            Out.text("ended");
        }
        try {
            Thread.currentThread().setDaemon(true);
        } catch (IllegalThreadStateException e) {
            Out.text("alive");
        }
        Out.end();
    }

    private static int count(int n) {
        return n == 0 ? 0 : 1 + count(n - 1);
    }

    private static void stacks() throws InterruptedException {
        int[] depth = new int[1];
        Thread large = new Thread(null, () -> depth[0] = count(100_000), "large", 64L << 20);
        large.start();
        large.join();
        Out.number(depth[0]);
        Thread small = new Thread(null, () -> depth[0] = count(500), "small", 1);
        small.start();
        small.join();
        Out.number(depth[0]);
        Thread usual = new Thread(() -> depth[0] = count(2000));
        usual.start();
        usual.join();
        Out.number(depth[0]);
        Out.end();
    }

    private static void builders() throws InterruptedException {
        Thread a = Thread.ofPlatform().name("worker-", 5).daemon().priority(7).unstarted(() -> {});
        Out.line(a.getName() + " " + a.isDaemon() + " " + a.getPriority() + " " + a.isVirtual());
        var factory = Thread.ofPlatform().name("f-", 0).stackSize(1 << 20).factory();
        Out.line(factory.newThread(() -> {}).getName()
                + factory.newThread(() -> {}).getName());
        Thread v = Thread.ofVirtual().name("v").unstarted(() -> {});
        Out.line(v.getName() + " " + v.isDaemon() + " " + v.getPriority() + " " + v.isVirtual() + " "
                + v.getThreadGroup().getName() + " " + v.getState());
        v.start();
        v.join();
        Out.line("" + v.getState());
        try {
            v.setDaemon(false);
        } catch (IllegalArgumentException e) {
            Out.line("virtual threads are daemons");
        }
    }
}
