package mellos.tests.guest.language;

import java.util.List;
import mellos.tests.guest.Out;

/** Pattern switches, guards, null cases, sealed hierarchies, record patterns nested and generic, instanceof patterns and their scopes. */
public final class PatternSwitches {
    sealed interface Shape permits Circle, Square, Rectangle, Group { }
    record Circle(double radius) implements Shape { }
    record Square(double side) implements Shape { }
    record Rectangle(double width, double height) implements Shape { }
    record Group(Shape first, Shape second) implements Shape { }

    sealed interface Expression { }
    record Number(int value) implements Expression { }
    record Sum(Expression left, Expression right) implements Expression { }
    record Product(Expression left, Expression right) implements Expression { }
    record Negation(Expression of) implements Expression { }

    record Box<T>(T content) { }
    enum Suit { CLUBS, HEARTS }
    sealed interface Card permits Numbered, Joker { }
    record Numbered(Suit suit, int n) implements Card { }
    enum Joker implements Card { RED, BLACK }

    private static double area(Shape s) {
        return switch (s) {
            case Circle(double r) -> 3 * r * r;
            case Square(var side) -> side * side;
            case Rectangle(double w, double h) when w == h -> -w;
            case Rectangle r -> r.width * r.height();
            case Group(Circle(var a), Circle(var b)) -> a + b;
            case Group(Shape a, Shape b) -> area(a) + area(b);
        };
    }

    private static int evaluate(Expression e) {
        return switch (e) {
            case Number(int v) -> v;
            case Sum(Number(int a), Number(int b)) -> a + b;
            case Sum(var l, var r) -> evaluate(l) + evaluate(r);
            case Product(Number(int a), _) when a == 0 -> 0;
            case Product(var l, var r) -> evaluate(l) * evaluate(r);
            case Negation(Negation(var inner)) -> evaluate(inner);
            case Negation(var x) -> -evaluate(x);
        };
    }

    private static String describe(Object o) {
        return switch (o) {
            case null -> "null";
            case Integer i when i > 100 -> "large " + i;
            case Integer i when i < 0 -> "negative " + i;
            case Integer i -> "int " + i;
            case Long l -> "long " + l;
            case String s when s.isEmpty() -> "empty";
            case String s -> "string of " + s.length();
            case int[] a when a.length > 2 -> "long array";
            case int[] a -> "array of " + a.length;
            case Suit.HEARTS -> "hearts";
            case Suit s -> "suit " + s;
            case Box(String s) -> "box of string " + s;
            case Box(Box(var x)) -> "box of box of " + x;
            case Box<?> b -> "box of " + b.content();
            case List<?> l when l.size() == 1 && l.get(0) instanceof String s -> "single " + s;
            case CharSequence c -> "chars " + c;
            case Character c -> "character " + (int) c;
            default -> "other " + o.getClass().getSimpleName();
        };
    }

    private static String card(Card c) {
        return switch (c) {
            case Numbered(Suit s, int n) when s == Suit.CLUBS && n > 9 -> "high club";
            case Numbered(var s, var n) -> s + " " + n;
            case Joker.RED -> "red";
            case Joker.BLACK -> "black";
        };
    }

    private static String word(String s) {
        return switch (s) {
            case "a", "b" -> "letter";
            case "Aa" -> "collides";
            case "BB" -> "collides too";
            case String t when t.length() > 8 -> "long " + t;
            case null, default -> "none of them";
        };
    }

    private static int scopes(Object o) {
        if (!(o instanceof String s)) {
            return o instanceof Integer i && i > 3 ? i : -1;
        }
        int total = s.length();
        while (!(o instanceof Integer n)) {
            o = total * 2;
        }
        return total + n;
    }

    public static void main(String[] args) {
        Shape[] shapes = {new Circle(2), new Square(3), new Rectangle(2, 2), new Rectangle(2, 5),
            new Group(new Circle(1), new Circle(4)), new Group(new Square(1), new Group(new Circle(1), new Rectangle(1, 7)))};
        for (Shape s : shapes) {
            Out.bits(area(s));
        }
        Out.end();
        Out.number(evaluate(new Sum(new Product(new Number(6), new Number(7)), new Negation(new Negation(new Sum(new Number(1), new Number(2)))))));
        Out.number(evaluate(new Product(new Number(0), new Negation(new Number(5)))));
        Out.number(evaluate(new Negation(new Number(5))));
        Out.end();
        Object[] values = {null, 5, 500, -5, 5L, "", "text", new int[2], new int[3], Suit.HEARTS, Suit.CLUBS, new Box<>("s"), new Box<>(new Box<>(1)),
            new Box<>(2.5), new Box<>(null), List.of("one"), List.of(1), new StringBuilder("sb"), 'c', 1.5, new Object[0]};
        for (Object o : values) {
            Out.line(describe(o));
        }
        for (Card c : new Card[] {new Numbered(Suit.CLUBS, 10), new Numbered(Suit.HEARTS, 2), Joker.RED, Joker.BLACK}) {
            Out.text(card(c));
        }
        for (String s : new String[] {"a", "b", "c", "Aa", "BB", "AaAa", "abcdefghi", null}) {
            Out.text(word(s));
        }
        Out.number(scopes("four"));
        Out.number(scopes(7));
        Out.number(scopes(2L));
        Out.end();
        failures();
    }

    private static void failures() {
        try {
            area(null);
        } catch (NullPointerException e) {
            Out.line("null shape");
        }
        try {
            Out.bits(area(new Group(null, new Circle(1))));
        } catch (NullPointerException e) {
            Out.line("null inside");
        }
    }
}
