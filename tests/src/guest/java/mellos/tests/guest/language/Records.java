package mellos.tests.guest.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mellos.tests.guest.Out;

/**
 * Records: equals, hashCode and toString over every component type, compact and further constructors, generics,
 * nesting.
 */
public final class Records {
    record Empty() {}

    record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a, Object o) {}

    record Point(int x, int y) implements Comparable<Point> {
        static final Point ORIGIN = new Point(0, 0);

        Point {
            if (x == Integer.MIN_VALUE) {
                throw new IllegalArgumentException("x out of range: " + x);
            }
            y = Math.abs(y);
        }

        Point(int both) {
            this(both, both);
        }

        double length() {
            return Math.sqrt(x * x + y * y);
        }

        @Override
        public int compareTo(Point o) {
            return Integer.compare(x * x + y * y, o.x * o.x + o.y * o.y);
        }

        static Point of(String s) {
            int comma = s.indexOf(',');
            return new Point(Integer.parseInt(s.substring(0, comma)), Integer.parseInt(s.substring(comma + 1)));
        }
    }

    record Pair<A, B>(A first, B second) {
        <C> Pair<A, C> with(C c) {
            return new Pair<>(first, c);
        }
    }

    record Wrapped(double value) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Wrapped w && Math.abs(w.value - value) < 0.5;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public double value() {
            return value * 2;
        }
    }

    record Varied(String name, int... values) {}

    public static void main(String[] args) {
        All a = new All(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, -0f, Double.NaN, "t", null, List.of(1));
        All b = new All(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, -0f, Double.NaN, "t", null, List.of(1));
        All c = new All(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, 0f, Double.NaN, "t", null, List.of(1));
        Out.line(a.toString());
        Out.flag(a.equals(b));
        Out.flag(a.equals(c));
        Out.flag(a.equals(null));
        Out.flag(a.equals("a"));
        Out.number(a.hashCode());
        Out.number(c.hashCode());
        Out.text(new Empty().toString());
        Out.number(new Empty().hashCode());
        Out.flag(new Empty().equals(new Empty()));
        Out.end();
        points();
        Pair<String, Pair<Integer, Long>> nested = new Pair<>("k", new Pair<>(1, 2L));
        Out.text(nested.toString());
        Out.text(nested.with('c').toString());
        Out.number(nested.hashCode());
        Out.number(new Pair<>(null, null).hashCode());
        Out.text(new Pair<>(null, null).toString());
        Out.flag(nested.equals(new Pair<>("k", new Pair<>(1, 2L))));
        Out.flag(nested.equals(new Pair<>("k", new Pair<>(1, 2))));
        Out.flag(new Wrapped(1).equals(new Wrapped(1.2)));
        Out.bits(new Wrapped(1).value());
        Out.text(new Wrapped(1).toString());
        Out.number(new Varied("v", 1, 2, 3).values().length);
        Out.flag(new Varied("v").equals(new Varied("v")));
        Out.end();
    }

    private static void points() {
        Point[] points = {new Point(3, -4), new Point(1), Point.of("5,2"), Point.ORIGIN};
        Arrays.sort(points);
        Out.text(Arrays.toString(points));
        Out.bits(points[2].length());
        Set<Point> set = new HashSet<>(List.of(points));
        Out.flag(set.contains(new Point(1, -1)));
        Out.flag(set.contains(new Point(9)));
        try {
            new Point(Integer.MIN_VALUE, 0);
        } catch (IllegalArgumentException e) {
            Out.thrown(e);
        }
        Record r = points[0];
        Out.text(r.toString());
        Out.end();
    }
}
