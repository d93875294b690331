package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** monitorenter, monitorexit, synchronized methods: recursion, release when an exception leaves, wrong owners. */
public final class Monitors {
    private int count;

    synchronized int nested(int depth) {
        count++;
        Out.flag(Thread.holdsLock(this));
        return depth == 0 ? count : nested(depth - 1) + 1;
    }

    /** Deeper than a lock word can count; held until the first call returns. */
    synchronized int deep(int depth) {
        int entries = depth == 1 ? 1 : deep(depth - 1) + 1;
        return Thread.holdsLock(this) ? entries : -1;
    }

    synchronized void failing() {
        throw new IllegalStateException("inside");
    }

    static synchronized String fixed() {
        return Thread.holdsLock(Monitors.class) ? "held" : "free";
    }

    public static void main(String[] args) throws Exception {
        Monitors m = new Monitors();
        Out.number(m.nested(5));
        Out.flag(Thread.holdsLock(m));
        try {
            m.failing();
        } catch (IllegalStateException e) {
            Out.flag(Thread.holdsLock(m));
        }
        for (int i = 0; i < 2; i++) {
            Out.number(m.deep(1000));
            Out.flag(Thread.holdsLock(m));
        }
        Out.text(fixed());
        Out.flag(Thread.holdsLock(Monitors.class));
        Out.end();
        Out.number(early(m));
        Out.flag(Thread.holdsLock(m));
        synchronized (m) {
            synchronized (m) {
                Out.flag(Thread.holdsLock(m));
            }
            Out.flag(Thread.holdsLock(m));
            m.notifyAll();
            m.wait(1);
        }
        Out.flag(Thread.holdsLock(m));
        Out.end();
        try {
            m.notify();
        } catch (IllegalMonitorStateException e) {
            Out.thrown(e);
        }
        try {
            m.wait();
        } catch (IllegalMonitorStateException e) {
            Out.thrown(e);
        }
        int[] array = new int[1];
        synchronized (array) {
            synchronized ("literal") {
                synchronized (Monitors.class) {
                    array[0]++;
                }
            }
        }
        Out.number(array[0]);
        Out.end();
        for (int i = 0; i < 10_000; i++) {
            synchronized (m) {
                m.count++;
            }
        }
        Out.number(m.count);
        Out.end();
    }

    private static int early(Object lock) {
        for (int i = 0; ; i++) {
            synchronized (lock) {
                if (i == 3) {
                    return i;
                }
                if (i % 2 == 0) {
                    continue;
                }
            }
        }
    }
}
