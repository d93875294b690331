package mellos.tests.guest;

import java.util.concurrent.CountDownLatch;

/** Ways for a program to end; the argument names one. A program of its own, as most of them take the process along. */
public final class Endings {
    private Endings() {}

    public static void main(String[] args) throws Exception {
        Out.line(args[0] + " in " + Thread.currentThread().getName());
        switch (args[0]) {
            case "outlived" -> outlive();
            case "uncaught" -> leaveByException();
            case "daemon" -> leaveDaemon();
            case "exit" -> start("worker", () -> System.exit(7));
            case "joined" -> joinMain();
            case "memory" -> useUpMemory();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return thread;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A thread that main leaves behind leaves one behind itself. */
    private static void outlive() {
        start("first", () -> {
            pause(20);
            start("second", () -> {
                pause(20);
                Out.line("the last");
            });
            Out.line("the first");
        });
    }

    private static void leaveByException() {
        start("worker", () -> {
            pause(20);
            Out.line("after main");
        });
        throw new IllegalStateException("out of main");
    }

    private static void leaveDaemon() {
        Thread daemon = new Thread(() -> pause(1_000_000), "daemon");
        daemon.setDaemon(true);
        daemon.start();
    }

    /** Main is over for those who wait for it while other threads still keep the program. */
    private static void joinMain() {
        Thread main = Thread.currentThread();
        start("worker", () -> {
            try {
                main.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Out.line("main is " + main.getState() + ", alive " + main.isAlive());
        });
    }

    /** Starts threads until there is no memory for another; one that did not start keeps nothing alive. */
    private static void useUpMemory() {
        CountDownLatch enough = new CountDownLatch(1);
        try {
            while (true) {
                start("one of many", () -> await(enough));
            }
        } catch (OutOfMemoryError e) {
            Out.line("no memory for another thread");
        }
        enough.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
