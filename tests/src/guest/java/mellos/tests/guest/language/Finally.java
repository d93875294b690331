package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/** finally on every way out: falling through, return, break, continue, throw; and finally that overrides them. */
public final class Finally {
    public static void main(String[] args) {
        for (int how = 0; how < 7; how++) {
            try {
                Out.number(leave(how));
            } catch (RuntimeException e) {
                Out.text("outside " + e.getMessage());
            }
            Out.end();
        }
        Out.number(overriding());
        Out.number(kept());
        Out.number(nested());
        Out.number(loops());
        Out.end();
        try {
            replaced();
        } catch (Exception e) {
            Out.thrown(e);
            Out.number(e.getSuppressed().length);
            Out.flag(e.getCause() == null);
            Out.end();
        }
        Out.text(deep(6));
        Out.end();
        Out.number(swallowed());
        Out.end();
    }

    private static int leave(int how) {
        for (int i = 0; i < 2; i++) {
            try {
                Out.text("try");
                switch (how) {
                    case 0:
                        break;
                    case 1:
                        return 1;
                    case 2:
                        continue;
                    case 3:
                        throw new IllegalStateException("thrown");
                    case 4:
                        throw new ArithmeticException("other");
                    case 5:
                        Out.number(1 / (how - 5));
                        break;
                    default:
                        Object o = "x";
                        Out.number((Integer) o);
                }
                Out.text("after");
            } catch (IllegalStateException e) {
                Out.text("caught");
                return 3;
            } catch (ClassCastException e) {
                Out.text("cast");
            } finally {
                Out.text("finally");
            }
            Out.text("end");
        }
        return -1;
    }

    @SuppressWarnings("finally")
    private static int overriding() {
        try {
            throw new RuntimeException("lost");
        } finally {
            return 5;
        }
    }

    private static int kept() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
        }
    }

    private static int nested() {
        int trace = 0;
        try {
            try {
                try {
                    throw new RuntimeException("a");
                } finally {
                    trace = trace * 10 + 1;
                }
            } catch (IllegalStateException e) {
                trace = trace * 10 + 9;
            } finally {
                trace = trace * 10 + 2;
            }
        } catch (RuntimeException e) {
            trace = trace * 10 + 3;
            try {
                trace += 1000;
            } finally {
                trace = trace * 10 + 4;
            }
        } finally {
            trace = trace * 10 + 5;
        }
        return trace;
    }

    private static int loops() {
        int count = 0;
        outer:
        for (int i = 0; i < 5; i++) {
            while (true) {
                try {
                    count++;
                    if (i % 2 == 0) {
                        continue outer;
                    }
                    if (i == 3) {
                        break outer;
                    }
                    break;
                } finally {
                    count += 100;
                }
            }
            count += 10_000;
        }
        return count;
    }

    private static void replaced() throws Exception {
        try {
            throw new Exception("first");
        } finally {
            throwing("second");
        }
    }

    private static void throwing(String message) throws Exception {
        throw new Exception(message);
    }

    private static String deep(int n) {
        try {
            if (n == 0) {
                throw new IllegalArgumentException("bottom");
            }
            return deep(n - 1) + n;
        } catch (IllegalArgumentException e) {
            if (n < 3) {
                throw new IllegalArgumentException(e.getMessage() + "<" + n, e);
            }
            return e.getMessage();
        } finally {
            Out.number(n);
        }
    }

    @SuppressWarnings("finally")
    private static int swallowed() {
        int i = 0;
        while (true) {
            try {
                i++;
                throw new Error();
            } finally {
                if (i < 4) {
                    continue;
                }
                break;
            }
        }
        return i;
    }
}
