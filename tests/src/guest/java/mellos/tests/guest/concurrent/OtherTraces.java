package mellos.tests.guest.concurrent;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import mellos.tests.guest.Out;

/** Stack traces of threads that rest, taken by others. */
public final class OtherTraces {
    private static final Object LOCK = new Object();

    private OtherTraces() {}

    private static void inner() {
        LockSupport.park();
    }

    private static void outer() {
        inner();
    }

    private static void waits() {
        synchronized (LOCK) {
            try {
                LOCK.wait();
            } catch (InterruptedException e) {
                Out.line("interrupted");
            }
        }
    }

    private static void show(StackTraceElement[] trace) {
        for (StackTraceElement element : trace) {
            if (element.getClassName().endsWith("OtherTraces")) {
                Out.text(element.getMethodName() + ":" + element.getLineNumber());
            }
        }
        Out.end();
    }

    private static void await(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }

    public static void main(String[] args) throws Exception {
        Thread parked = new Thread(OtherTraces::outer, "parked");
        Thread waiting = new Thread(OtherTraces::waits, "waiting");
        Out.number(parked.getStackTrace().length);
        parked.start();
        waiting.start();
        await(parked);
        await(waiting);
        show(parked.getStackTrace());
        show(waiting.getStackTrace());
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        show(all.get(parked));
        show(all.get(waiting));
        Out.flag(all.containsKey(Thread.currentThread()));
        Out.flag(all.get(Thread.currentThread()).length > 0);
        Thread[] group = new Thread[100];
        Out.flag(Thread.enumerate(group) >= 3);
        waiting.interrupt();
        LockSupport.unpark(parked);
        parked.join();
        waiting.join();
        Out.number(parked.getStackTrace().length);
        Out.flag(Thread.getAllStackTraces().containsKey(parked));
        Out.end();
    }
}
