package mellos.tests.guest.language;

import java.util.List;
import mellos.tests.guest.Out;

/** Overload resolution, variable arity, generic methods and bridges, field hiding, static hiding. */
public final class Overloading {
    static class Base {
        String field = "Base.field";

        static String fixed() {
            return "Base.fixed";
        }

        String f(Object o) {
            return "Base.Object";
        }

        String f(String s) {
            return "Base.String";
        }

        Object same() {
            return "Base.same";
        }

        private String hidden() {
            return "Base.hidden";
        }

        String callsHidden() {
            return hidden();
        }
    }

    static class Derived extends Base {
        String field = "Derived.field";

        static String fixed() {
            return "Derived.fixed";
        }

        @Override
        String f(Object o) {
            return "Derived.Object";
        }

        String f(Integer i) {
            return "Derived.Integer";
        }

        @Override
        String same() {
            return "Derived.same";
        }

        private String hidden() {
            return "Derived.hidden";
        }
    }

    abstract static class Handler<T extends CharSequence> {
        abstract int handle(T t);

        int twice(T t) {
            return handle(t) * 2;
        }
    }

    static class StringHandler extends Handler<String> {
        @Override
        int handle(String s) {
            return s.length();
        }
    }

    static String v(String... all) {
        return all == null ? "null" : "strings " + all.length;
    }

    static String w(Object... all) {
        return all == null ? "null" : "objects " + all.length;
    }

    static String x(int a, int... rest) {
        return a + "+" + rest.length;
    }

    static String y(char c) {
        return "char";
    }

    static String y(int i) {
        return "int";
    }

    static String z(Object o) {
        return "object";
    }

    static String z(int[] a) {
        return "array";
    }

    @SafeVarargs
    static <T> int count(T... all) {
        return all.length;
    }

    static <T extends Comparable<? super T>> T max(List<? extends T> list) {
        T best = null;
        for (T t : list) {
            if (best == null || t.compareTo(best) > 0) {
                best = t;
            }
        }
        return best;
    }

    public static void main(String[] args) {
        Derived d = new Derived();
        Base b = d;
        Object o = "s";
        Out.line(b.field + " " + d.field + " " + ((Base) d).field);
        Out.line(Base.fixed() + " " + Derived.fixed());
        Out.line(b.f(o) + " " + b.f("s") + " " + b.f((Object) 1) + " " + d.f(1) + " " + d.f("s") + " " + d.f(1.0));
        Out.line(b.same() + " " + d.same().length() + " " + b.callsHidden());
        Out.line(v() + " " + v("a") + " " + v("a", "b") + " " + v((String[]) null) + " " + v((String) null) + " "
                + v(new String[3]));
        Out.line(w() + " " + w(1, "a") + " " + w((Object) new int[5]) + " " + w((Object[]) new String[4]) + " "
                + w(new int[2], new int[3]));
        Out.line(x(1) + " " + x(1, 2, 3) + " " + y('c') + " " + y(99) + " " + y('a' + 1) + " " + z(null) + " "
                + z(new int[1]));
        Out.line(count() + " " + count(1, "a", null) + " " + max(List.of(3, 9, 4)) + " " + max(List.of("q", "z", "a")));
        @SuppressWarnings({"rawtypes", "unchecked"})
        Runnable wrong = () -> ((Handler) new StringHandler()).handle(new StringBuilder("x"));
        try {
            wrong.run();
        } catch (ClassCastException e) {
            Out.line(e.getMessage());
        }
        Out.number(new StringHandler().twice("four"));
        Out.end();
    }
}
