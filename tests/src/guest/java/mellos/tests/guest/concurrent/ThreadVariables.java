package mellos.tests.guest.concurrent;

import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import mellos.tests.guest.Out;

/** Variables of threads: plain, inheritable, scoped. */
public final class ThreadVariables {
    private static final ThreadLocal<String> PLAIN = ThreadLocal.withInitial(() -> "initial");
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>() {
        @Override
        protected String childValue(String parents) {
            return parents + "'s child";
        }
    };
    private static final ScopedValue<String> USER = ScopedValue.newInstance();
    private static final ScopedValue<Integer> LEVEL = ScopedValue.newInstance();

    private ThreadVariables() {}

    public static void main(String[] args) throws Exception {
        PLAIN.set("main's");
        INHERITED.set("main");
        Thread child = new Thread(() -> {
            Out.line(PLAIN.get() + ", " + INHERITED.get());
            INHERITED.set("child");
            Thread grandchild = new Thread(() -> Out.line(INHERITED.get()));
            grandchild.start();
            join(grandchild);
        });
        child.start();
        child.join();
        Out.line(PLAIN.get() + ", " + INHERITED.get());
        Thread without =
                Thread.ofPlatform().inheritInheritableThreadLocals(false).start(() -> Out.line("" + INHERITED.get()));
        without.join();
        Thread virtual = Thread.startVirtualThread(() -> Out.line(PLAIN.get() + ", " + INHERITED.get()));
        virtual.join();
        PLAIN.remove();
        Out.line(PLAIN.get());
        scoped();
        many();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Out.line("not to be interrupted");
        }
    }

    private static void scoped() throws Exception {
        Out.line(USER.isBound() + " " + USER.orElse("nobody"));
        ScopedValue.where(USER, "outer").where(LEVEL, 1).run(() -> {
            Out.line(USER.get() + LEVEL.get());
            ScopedValue.where(USER, "inner").run(() -> Out.line(USER.get() + LEVEL.get()));
            for (int i = 0; i < 40; i++) {
                int level = i;
                int seen = ScopedValue.where(LEVEL, level).call(LEVEL::get);
                if (seen != level) {
                    Out.line("wrong " + seen);
                }
            }
            Out.line(USER.get() + LEVEL.get());
            Thread other = new Thread(() -> Out.line("other thread: " + USER.isBound()));
            other.start();
            join(other);
        });
        try {
            ScopedValue.where(USER, "thrown through").call(() -> {
                throw new java.io.IOException(USER.get());
            });
        } catch (java.io.IOException e) {
            Out.line(e.getMessage());
        }
        try {
            USER.get();
        } catch (NoSuchElementException e) {
            Out.line("unbound");
        }
        Out.line(ScopedValue.where(USER, "called").call(() -> USER.get() + "!"));
    }

    private static void many() throws Exception {
        int sum = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                tasks.add(pool.submit(() -> ScopedValue.where(LEVEL, n).call(() -> {
                    Thread.yield();
                    return LEVEL.get();
                })));
            }
            for (var task : tasks) {
                sum += task.get();
            }
        }
        Out.number(sum);
        Out.end();
    }
}
