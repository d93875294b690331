package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * Record patterns with primitive components, where one type is tried in several cases, so that the component is
 * switched on.
 */
public final class PrimitiveComponents {
    record Point(int x, long y) {}

    record Small(byte b, short s) {}

    record Mark(boolean set, char c) {}

    record Real(float f, double d) {}

    record Line(Point from, Point to) {}

    record Box<T>(T content, int weight) {}

    private static String name(Object o) {
        return switch (o) {
            case Small(byte b, short s) when b == s -> "equal " + b;
            case Small(byte b, short s) when s > 200 -> "wide " + s;
            case Small(byte b, short s) -> "small " + b + " " + s;
            case Point(int x, long y) when x > 10 -> "far " + (x + y);
            case Point(int x, long y) when y < 0 -> "below " + y;
            case Point(int x, long y) -> "near " + x;
            case Mark(boolean set, char c) when !set -> "unset " + c;
            case Mark(boolean set, char c) when c == 'x' -> "cross";
            case Mark(var set, var c) -> "mark " + set + c;
            case Real(float f, double d) when f != f -> "none " + d;
            case Real(float f, double d) when d > f -> "growing " + d;
            case Real(float f, double d) -> "falling " + f;
            case Line(Point(int a, long b), Point(int c, long d)) when a == c -> "upright " + (d - b);
            case Line(Point(int a, long b), Point p) when p != null -> "line " + a + " " + p;
            case Line(Point(int a, long b), Point p) -> "ray " + b;
            case Line l -> "no start " + l.to;
            case Box<?>(String s, int w) when w == 0 -> "light " + s;
            case Box<?>(Integer i, int w) when w == i -> "exact " + w;
            case Box<?>(Box<?>(var inner, int w), int v) when w < v -> "inner " + inner;
            case Box<?>(var c, int w) -> "box " + c + " " + w;
            default -> "else";
        };
    }

    private static int sum(Point p) {
        if (p instanceof Point(int x, long y) && x < y) {
            return x;
        }
        return switch (p) {
            case Point(int x, long y) when x == y -> 2 * x;
            case Point(int x, long y) -> (int) y;
        };
    }

    public static void main(String[] args) {
        Point one = new Point(1, 2);
        Object[] all = {
            new Small((byte) 3, (short) 3),
            new Small((byte) -1, (short) 300),
            new Small((byte) 1, (short) 2),
            new Point(11, 2),
            new Point(1, -4),
            new Point(1, 4),
            new Mark(false, 'a'),
            new Mark(true, 'x'),
            new Mark(true, 'b'),
            new Real(Float.NaN, 1),
            new Real(1, 2),
            new Real(2, 1),
            new Line(one, new Point(1, 9)),
            new Line(one, new Point(3, 4)),
            new Line(new Point(5, 6), null),
            new Line(null, one),
            new Box<>("s", 0),
            new Box<>("s", 1),
            new Box<>(4, 4),
            new Box<>(4, 5),
            new Box<>(new Box<>(null, 1), 2),
            new Box<>(null, 3),
            "x"
        };
        for (Object o : all) {
            Out.line(name(o));
        }
        for (Point p : new Point[] {one, new Point(4, 4), new Point(4, 3)}) {
            Out.number(sum(p));
        }
        Out.end();
    }
}
