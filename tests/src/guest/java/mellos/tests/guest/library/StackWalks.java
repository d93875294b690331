package mellos.tests.guest.library;

import java.util.stream.Stream;
import mellos.tests.guest.Out;

/** StackWalker: callers through constructors, interfaces and lambdas, all frames, deep stacks, what it refuses. */
public final class StackWalks {
    static final StackWalker CLASSES = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    static class Base {
        Class<?> who() {
            return CLASSES.getCallerClass();
        }

        Base() {
            Out.line("" + "made by " + CLASSES.getCallerClass());
        }
    }

    static class Derived extends Base {
        Class<?> ask() {
            return super.who();
        }
    }

    interface Face {
        default Class<?> who() {
            return CLASSES.getCallerClass();
        }
    }

    enum E implements Face {
        A {
            Class<?> x() {
                return who();
            }
        };

        Class<?> x() {
            return null;
        }
    }

    static int deep(int n) {
        return n == 0
                ? StackWalker.getInstance().walk(f ->
                        (int) f.filter(x -> x.getMethodName().equals("deep")).count())
                : deep(n - 1);
    }

    public static void main(String[] args) {
        Derived d = new Derived();
        Out.line("" + d.ask() + " " + d.who() + " " + E.A.x() + " " + new Face() {}.who());
        Out.line("" + deep(2000));
        Runnable r = () -> CLASSES.forEach(f -> {
            // Whoever starts this program is below.
            if (f.getDeclaringClass() == StackWalks.class) {
                Out.line("" + f + " " + f.getDeclaringClass() + " " + f.getFileName() + " " + f.isNativeMethod() + " "
                        + f.toStackTraceElement().getMethodName());
            }
        });
        r.run();
        Object o = Stream.of(1, 2)
                .map(x -> CLASSES.walk(s -> s.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(c -> c == StackWalks.class)
                        .count()))
                .toList();
        Out.line("" + o);
        try {
            StackWalker.getInstance().getCallerClass();
        } catch (UnsupportedOperationException e) {
            Out.line("" + e.getMessage());
        }
        try {
            StackWalker.getInstance().forEach(f -> f.getDeclaringClass());
        } catch (UnsupportedOperationException e) {
            Out.line("" + e.getMessage());
        }
        Stream<?> s = CLASSES.walk(f -> f);
        try {
            s.count();
        } catch (IllegalStateException e) {
            Out.line("" + "closed");
        }
    }
}
