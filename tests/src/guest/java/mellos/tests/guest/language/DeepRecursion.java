package mellos.tests.guest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mellos.tests.guest.Out;

/**
 * Recursion without end in its many forms: each ends in a {@link StackOverflowError} that its handler catches, with
 * {@code finally} blocks run and monitors left on the way, and the thread goes on.
 */
public final class DeepRecursion {
    private DeepRecursion() {}

    private interface Step {
        int go(int depth);
    }

    private static Step left;
    private static Step right;
    private static int deepest;

    private static final class Left implements Step {
        @Override
        public int go(int depth) {
            return right.go(depth + 1) + 1;
        }
    }

    private static final class Right implements Step {
        @Override
        public int go(int depth) {
            return left.go(depth + 1) + 1;
        }
    }

    private static final class Locked implements Step {
        private int entered;
        private int left;

        @Override
        public synchronized int go(int depth) {
            entered++;
            try {
                return go(depth + 1) + 1;
            } finally {
                left++;
            }
        }
    }

    private static final class Endless {
        static final int VALUE = deeper(0);

        private static int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }
    }

    private static void overInterfaces() {
        left = new Left();
        right = new Right();
        caught("interfaces", () -> left.go(0));
    }

    private static void withMonitors() {
        Locked locked = new Locked();
        caught("monitors", () -> locked.go(0));
        int missing = locked.entered - locked.left;
        Out.line("held " + Thread.holdsLock(locked) + ", blocks not run " + Math.max(0, missing - 2));
    }

    private static void inInitializer() {
        try {
            Out.line("value " + Endless.VALUE);
        } catch (StackOverflowError e) {
            Out.line("initializer: " + e.getClass().getName());
        }
        try {
            Out.line("value " + Endless.VALUE);
        } catch (NoClassDefFoundError e) {
            Out.line("afterwards: " + e.getClass().getName());
        }
    }

    private static void inPatterns() {
        Pattern nested = Pattern.compile("(a|b)*c");
        String longText = "ab".repeat(200_000);
        caught("pattern", () -> nested.matcher(longText).matches() ? 1 : 0);
        Out.line("short " + nested.matcher("ababc").matches());
    }

    private static void inCollections() {
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>(List.of(first));
        first.add(second);
        caught("toString", () -> first.toString().length());
        caught("hashCode", first::hashCode);
    }

    private static int descend(int depth) {
        deepest = depth;
        return descend(depth + 1) + 1;
    }

    private static void again() {
        int caught = 0;
        for (int i = 0; i < 50; i++) {
            try {
                descend(0);
            } catch (StackOverflowError e) {
                caught += deepest > 500 ? 1 : 0;
            }
        }
        Out.line("again " + caught);
    }

    private interface Body {
        int run();
    }

    private static void caught(String name, Body body) {
        try {
            Out.line(name + " gives " + body.run());
        } catch (StackOverflowError e) {
            boolean isDeep = e.getStackTrace().length > 500;
            Out.line(name + ": " + e.getClass().getName() + " " + e.getMessage() + " " + isDeep);
        } finally {
            Out.line(name + " is over");
        }
    }

    private static void all() {
        overInterfaces();
        withMonitors();
        inPatterns();
        inCollections();
        again();
    }

    public static void main(String[] args) throws InterruptedException {
        inInitializer();
        all();
        Thread other = new Thread(DeepRecursion::all);
        other.start();
        other.join();
    }
}
