package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * Default, static and private interface methods, diamonds, the most specific default, superclass wins, bridges, generic
 * and covariant overriding.
 */
public final class Interfaces {
    interface A {
        default String who() {
            return "A";
        }

        default String call() {
            return "A.call>" + who();
        }

        static String fixed() {
            return "A.fixed";
        }
    }

    interface B extends A {
        @Override
        default String who() {
            return "B";
        }
    }

    interface C extends A {
        @Override
        default String who() {
            return "C+" + A.super.who();
        }

        private String hidden() {
            return "hidden " + who();
        }

        default String reveal() {
            return hidden() + statically();
        }

        private static String statically() {
            return "!";
        }
    }

    static class OnlyA implements A {}

    static class OnlyB implements A, B {}

    static class BAndC implements B, C {
        @Override
        public String who() {
            return "BC " + B.super.who() + C.super.who();
        }
    }

    static class Parent {
        public String who() {
            return "Parent";
        }
    }

    static class ClassWins extends Parent implements B {}

    abstract static class Again implements A {
        @Override
        public abstract String who();
    }

    static class AgainDone extends Again {
        @Override
        public String who() {
            return "again";
        }
    }

    interface Source<T> {
        T next();

        default T second() {
            next();
            return next();
        }
    }

    static class Numbers implements Source<Integer> {
        private int n;

        @Override
        public Integer next() {
            return ++n;
        }
    }

    static class Bounded<T extends Comparable<T>> {
        T max(T a, T b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }

    static class Words extends Bounded<String> {
        @Override
        String max(String a, String b) {
            return "max of " + super.max(a, b);
        }
    }

    static class Copy implements Cloneable {
        int x = 3;
        int[] shared = {1};

        @Override
        protected Copy clone() {
            try {
                return (Copy) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static class NotCopy {
        Object tryClone() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    sealed interface Visitor<R> permits Count, Name {
        R leaf(int v);

        R pair(R a, R b);
    }

    static final class Count implements Visitor<Integer> {
        public Integer leaf(int v) {
            return 1;
        }

        public Integer pair(Integer a, Integer b) {
            return a + b;
        }
    }

    static final class Name implements Visitor<String> {
        public String leaf(int v) {
            return "" + v;
        }

        public String pair(String a, String b) {
            return "(" + a + " " + b + ")";
        }
    }

    private static <R> R visit(int from, int to, Visitor<R> v) {
        if (to - from == 1) {
            return v.leaf(from);
        }
        int middle = (from + to) >>> 1;
        return v.pair(visit(from, middle, v), visit(middle, to, v));
    }

    interface I1 {
        default int m() {
            return 1;
        }
    }

    interface I2 {
        int m();
    }

    interface I3 {
        default int n() {
            return 3;
        }

        int N = 33;
    }

    static class Many implements I1, I3, Comparable<Many>, Runnable, CharSequence {
        public int compareTo(Many o) {
            return n() - m();
        }

        public void run() {
            Out.text("run");
        }

        public char charAt(int i) {
            return (char) ('a' + i);
        }

        public int length() {
            return 4;
        }

        public CharSequence subSequence(int a, int b) {
            return this;
        }

        @Override
        public String toString() {
            return "many";
        }
    }

    public static void main(String[] args) throws Exception {
        A[] all = {new OnlyA(), new OnlyB(), new BAndC(), new ClassWins(), new AgainDone(), new A() {}, new C() {}};
        for (A a : all) {
            Out.line(a.who() + " " + a.call() + (a instanceof C c ? " " + c.reveal() : ""));
        }
        Out.line(A.fixed());
        Source<Integer> source = new Numbers();
        Out.number(source.second() + source.next());
        Bounded<String> words = new Words();
        Out.text(words.max("pear", "apple"));
        Out.number(new Bounded<Integer>().max(3, 9));
        Copy original = new Copy();
        Copy copy = original.clone();
        copy.x = 8;
        copy.shared[0] = 5;
        Out.number(original.x);
        Out.number(original.shared[0]);
        Out.end();
        try {
            new NotCopy().tryClone();
        } catch (CloneNotSupportedException e) {
            Out.thrown(e);
        }
        Out.number(visit(0, 11, new Count()));
        Out.text(visit(0, 11, new Name()));
        Out.end();
        Many many = new Many();
        Object o = many;
        ((Runnable) o).run();
        Out.number(((I1) o).m() + ((I3) o).n() + Many.N);
        Out.number(((CharSequence) o).charAt(2));
        Out.number(((CharSequence) o).chars().sum());
        Out.flag(((CharSequence) o).isEmpty());
        Out.number(((Comparable<Many>) many).compareTo(many));
        Out.text(new StringBuilder().append((CharSequence) o).toString());
        Out.end();
    }
}
