package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * An initialiser that throws: ExceptionInInitializerError the first time, NoClassDefFoundError afterwards, errors as
 * they are.
 */
public final class ClassInitializationFailures {
    static class Broken {
        static int value = Integer.parseInt("none");

        static int other() {
            return 1;
        }
    }

    static class Child extends Broken {
        static {
            Out.line("never");
        }
    }

    static class Erring {
        static int value = fail();

        static int fail() {
            throw new StackOverflowError("made up");
        }
    }

    static class Recovers {
        static int value;

        static {
            try {
                value = Integer.parseInt("x");
            } catch (NumberFormatException e) {
                value = -1;
            }
        }
    }

    enum Bad {
        ONE(1),
        TWO(0);
        final int inverse;

        Bad(int n) {
            inverse = 1 / n;
        }
    }

    interface Attempt {
        int value();
    }

    private static void attempt(String what, Attempt attempt) {
        Out.text(what);
        try {
            Out.number(attempt.value());
            Out.end();
        } catch (Throwable t) {
            Out.thrown(t);
            for (Throwable c = t.getCause(); c != null; c = c.getCause()) {
                Out.text("caused by");
                Out.thrown(c);
            }
        }
    }

    public static void main(String[] args) {
        attempt("first", () -> Broken.value);
        attempt("second", () -> Broken.value);
        attempt("method", Broken::other);
        attempt("instance", () -> new Broken().hashCode());
        attempt("subclass", () -> new Child().hashCode());
        attempt("error", () -> Erring.value);
        attempt("error again", () -> Erring.value);
        attempt("recovered", () -> Recovers.value);
        attempt("enum", () -> Bad.ONE.inverse);
        attempt("enum again", () -> Bad.TWO.inverse);
    }
}
