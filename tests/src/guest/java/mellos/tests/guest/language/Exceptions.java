package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * Throwing and catching: matching order, multi-catch, causes, suppressed ones, rethrow, user types, throwing through
 * every kind of frame.
 */
public final class Exceptions {
    static class Checked extends Exception {
        final int code;

        Checked(String message, int code) {
            super(message);
            this.code = code;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " #" + code;
        }
    }

    static final class Light extends RuntimeException {
        Light(String m) {
            super(m, null, false, false);
        }
    }

    static final class Resource implements AutoCloseable {
        final String name;
        final boolean failing;

        Resource(String name, boolean failing) {
            this.name = name;
            this.failing = failing;
            Out.text("open " + name);
        }

        @Override
        public void close() throws Checked {
            Out.text("close " + name);
            if (failing) {
                throw new Checked("closing " + name, 7);
            }
        }
    }

    public static void main(String[] args) {
        for (int kind = 0; kind < 9; kind++) {
            Out.text(kind(kind));
        }
        Out.end();
        causes();
        for (int mask = 0; mask < 8; mask++) {
            resources(mask);
        }
        nullResource();
        rethrown();
        registers();
        depth();
        Out.line(new Light("light").getStackTrace().length + " " + new Checked("m", 1));
    }

    private static void raise(int kind) throws Exception {
        switch (kind) {
            case 0 -> throw new Checked("checked", kind);
            case 1 -> throw new IllegalArgumentException("argument");
            case 2 -> throw new NumberFormatException("format");
            case 3 -> throw new Error("error");
            case 4 -> Integer.parseInt("12x");
            case 5 -> throw new IndexOutOfBoundsException(5);
            case 6 -> throw new java.io.IOException();
            case 7 -> throw new AssertionError(17);
            default -> {}
        }
    }

    private static String kind(int kind) {
        try {
            raise(kind);
            return "none";
        } catch (NumberFormatException e) {
            return "number " + e.getMessage();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "either " + e.getMessage();
        } catch (Checked e) {
            return "checked " + e.getMessage() + e.code;
        } catch (Exception e) {
            return "exception " + e;
        } catch (Throwable t) {
            return "throwable " + t;
        }
    }

    private static void causes() {
        try {
            try {
                try {
                    raise(0);
                } catch (Exception e) {
                    throw new IllegalStateException("middle", e);
                }
            } catch (IllegalStateException e) {
                throw new RuntimeException(e);
            }
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                Out.line(t.toString());
            }
        }
        Exception late = new Exception("late");
        late.initCause(new Error("cause"));
        Out.line(late.getCause().toString());
        try {
            late.initCause(new Error("again"));
        } catch (IllegalStateException e) {
            Out.line(e.getMessage());
        }
        try {
            late.addSuppressed(late);
        } catch (IllegalArgumentException e) {
            Out.line(e.getMessage());
        }
    }

    private static void resources(int mask) {
        try (Resource a = new Resource("a", (mask & 1) != 0);
                Resource b = new Resource("b", (mask & 2) != 0)) {
            Out.text("body");
            if ((mask & 4) != 0) {
                throw new IllegalStateException("body");
            }
        } catch (Exception e) {
            Out.text(e.toString());
            for (Throwable s : e.getSuppressed()) {
                Out.text("suppressed " + s.getMessage());
            }
        } finally {
            Out.line("finally");
        }
    }

    private static void nullResource() {
        try (Resource none = null) {
            Out.line("null resource " + (none == null));
        } catch (Checked e) {
            Out.thrown(e);
        }
    }

    private static void rethrow(int kind) throws Checked {
        try {
            if (kind == 0) {
                throw new Checked("again", 2);
            }
            throw new IllegalStateException("again");
        } catch (Exception e) {
            Out.text("seen");
            throw e;
        }
    }

    private static void rethrown() {
        for (int kind = 0; kind < 2; kind++) {
            try {
                rethrow(kind);
            } catch (Checked e) {
                Out.line("checked " + e.code);
            } catch (RuntimeException e) {
                Out.thrown(e);
            }
        }
    }

    /** Values live in callee-saved registers must survive the unwinding. */
    private static void registers() {
        long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        double x = 1.5, y = 2.5;
        for (int i = 0; i < 40; i++) {
            try {
                a += b ^ i;
                b += c;
                x += 0.5;
                thrower(i);
                c += d * i;
                d++;
            } catch (IllegalStateException s) {
                e += a + c;
                f ^= e;
                y *= 1.01;
            } catch (Light l) {
                g += f - h;
                h += i;
            }
        }
        Out.number(a);
        Out.number(b);
        Out.number(c);
        Out.number(d);
        Out.number(e);
        Out.number(f);
        Out.number(g);
        Out.number(h);
        Out.bits(x);
        Out.bits(y);
        Out.end();
    }

    private static void thrower(int i) {
        if (i % 3 == 0) {
            throw new IllegalStateException();
        }
        if (i % 5 == 0) {
            throw new Light("l");
        }
    }

    private static int down(int n) {
        if (n == 0) {
            throw new Light("from below");
        }
        int[] keep = {n, n * 2};
        int r = down(n - 1);
        return r + keep[1];
    }

    private static void depth() {
        for (int n : new int[] {0, 1, 10, 1000}) {
            try {
                Out.number(down(n));
            } catch (Light l) {
                Out.text(l.getMessage());
            }
        }
        Runnable r = () -> down(3);
        try {
            r.run();
        } catch (Light l) {
            Out.text("through a lambda");
        }
        try {
            java.util.List.of(1, 2, 3).forEach(i -> {
                if (i == 2) throw new Light("in forEach " + i);
            });
        } catch (Light l) {
            Out.text(l.getMessage());
        }
        Out.end();
    }
}
