package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/** Class, method, file and line of every frame of this program's own in a stack trace; inlining must not lose one. */
public final class StackTraces {
    private int value;

    StackTraces(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative");
        }
        this.value = value;
    }

    static void show(Throwable t) {
        Out.line(t.toString());
        for (StackTraceElement e : t.getStackTrace()) {
            if (e.getClassName().startsWith("mellos.tests.guest.language.")) {
                Out.line("  at " + e.getClassName() + "." + e.getMethodName() + " " + e.getFileName() + ":"
                        + e.getLineNumber());
            }
        }
        if (t.getCause() != null) {
            Out.text("caused by");
            show(t.getCause());
        }
    }

    static int small(int[] a, int i) {
        return a[i];
    }

    static int middle(int[] a, int i) {
        return small(a, i) + small(a, i + 1);
    }

    int divide(int by) {
        int x = value;
        return x / by;
    }

    static class Inner {
        Object make(String s) {
            return new Object() {
                @Override
                public String toString() {
                    return s.substring(5);
                }
            };
        }
    }

    interface Task {
        void run();

        default void twice() {
            run();
            run();
        }
    }

    static void recurse(int n) {
        if (n == 0) {
            throw new UnsupportedOperationException("bottom");
        }
        recurse(n - 1);
    }

    static class Failing {
        static final int VALUE = compute();

        static int compute() {
            return "abc".charAt(7);
        }
    }

    public static void main(String[] args) {
        catching(() -> middle(new int[2], 0));
        catching(() -> middle(new int[2], 1));
        catching(() -> new StackTraces(4).divide(0));
        catching(() -> new StackTraces(-4));
        catching(() -> Out.line(new Inner().make("abc").toString()));
        catching(() -> ((Task) () -> recurse(3)).twice());
        catching(() -> {
            try {
                recurse(1);
            } catch (UnsupportedOperationException e) {
                throw new IllegalStateException("wrapped", e);
            }
        });
        catching(() -> Out.number(Failing.VALUE));
        catching(() -> {
            Object o = "s";
            Integer i = (Integer) o;
        });
        catching(() -> {
            String s = null;
            s.length();
        });
        catching(() -> new java.util.ArrayList<>(java.util.List.of(1)).forEach(x -> recurse(x)));
        Throwable made = new Throwable("made here");
        show(made);
        thrownLater(made);
        made.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("mellos.tests.guest.language.X", "y", "Z.java", 9)});
        show(made);
        Out.line(new StackTraceElement("a.B", "c", "D.java", 12) + " " + new StackTraceElement("a.B", "c", null, -1)
                + " " + new StackTraceElement("a.B", "c", null, -2));
    }

    private static void thrownLater(Throwable made) {
        try {
            throw made;
        } catch (Throwable t) {
            show(t);
        }
    }

    private static void catching(Runnable r) {
        try {
            r.run();
            Out.line("nothing thrown");
        } catch (Throwable t) {
            show(t);
        }
    }
}
