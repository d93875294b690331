package mellos.tests.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** Expressions of numbers. */
final class NumberExpressions {
    private final RandomGenerator random;
    private final Choice choice;
    private final Scope scope;
    private final Expressions expressions;

    NumberExpressions(RandomGenerator random, Scope scope, Expressions expressions) {
        this.random = random;
        this.choice = new Choice(random);
        this.scope = scope;
        this.expressions = expressions;
    }

    String integer(int depth) {
        String a = expressions.of(Kind.INT, depth - 1);
        String b = expressions.of(Kind.INT, depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "(" + a + " " + choice.any("+", "-", "*", "&", "|", "^") + " " + b + ")";
            case 3 ->
                "(" + a + " " + choice.any("<<", ">>", ">>>") + " "
                        + expressions.of(choice.any(List.of(Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 4 -> "(" + a + " " + choice.any("/", "%") + " " + b + ")";
            case 5 -> choice.any("-", "~", "+") + "(" + a + ")";
            case 6 ->
                "(int) ("
                        + expressions.of(choice.any(List.of(Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.CHAR)), depth - 1)
                        + ")";
            case 7 ->
                "(" + expressions.of(choice.any(Kind.INTEGRAL.subList(0, 4)), depth - 1) + " "
                        + choice.any("+", "-", "*") + " "
                        + expressions.of(choice.any(Kind.INTEGRAL.subList(0, 4)), depth - 1) + ")";
            case 8 -> element(Kind.INTS, depth);
            case 9 -> "(" + expressions.of(choice.any(List.of(Kind.INTS, Kind.LONGS)), depth - 1) + ").length";
            case 10 ->
                choice.any("Integer.bitCount", "Math.abs", "Integer.reverse", "Integer.numberOfLeadingZeros") + "(" + a
                        + ")";
            case 11 -> changed(Kind.INT, depth);
            case 12 ->
                choice.any(
                        "(int) (" + expressions.of(Kind.BOX, depth - 1) + ")",
                        "(" + expressions.of(Kind.STRING, depth - 1) + ").length()",
                        "(" + expressions.of(Kind.NODE, depth - 1) + ").value(" + b + ")",
                        "(" + expressions.of(Kind.NODE, depth - 1) + ").size()",
                        "String.valueOf(" + expressions.of(Kind.STRING, depth - 1) + ").hashCode()");
            default ->
                "switch (" + a + " & 3) { case 0 -> " + b + "; case 1, 2 -> " + expressions.of(Kind.INT, depth - 2)
                        + "; default -> { int y = " + expressions.of(Kind.INT, depth - 2) + "; yield y + 1; } }";
        };
    }

    String element(Kind array, int depth) {
        String index = random.nextInt(8) == 0
                ? expressions.of(Kind.INT, depth - 1)
                : "(" + expressions.of(Kind.INT, depth - 1) + " & " + choice.any("1", "3", "7") + ")";
        return "(" + expressions.of(array, depth - 1) + ")[" + index + "]";
    }

    String longs(int depth) {
        String a = expressions.of(Kind.LONG, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                "(" + a + " " + choice.any("+", "-", "*", "&", "|", "^") + " "
                        + expressions.of(choice.any(List.of(Kind.LONG, Kind.INT)), depth - 1) + ")";
            case 2 ->
                "(" + a + " " + choice.any("<<", ">>", ">>>") + " "
                        + expressions.of(choice.any(List.of(Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 3 -> "(" + a + " " + choice.any("/", "%") + " " + expressions.of(Kind.LONG, depth - 1) + ")";
            case 4 -> choice.any("-", "~") + "(" + a + ")";
            case 5 -> "(long) (" + expressions.of(choice.any(Kind.NUMERIC), depth - 1) + ")";
            case 6 -> element(Kind.LONGS, depth);
            case 7 -> changed(Kind.LONG, depth);
            default ->
                choice.any(
                        "Double.doubleToLongBits(" + expressions.of(Kind.DOUBLE, depth - 1) + ")",
                        "Long.rotateLeft(" + a + ", " + expressions.of(Kind.INT, depth - 1) + ")",
                        "Math.max(" + a + ", 5L)",
                        "Long.numberOfTrailingZeros(" + a + ")");
        };
    }

    String floating(Kind kind, int depth) {
        String a = expressions.of(kind, depth - 1);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 ->
                "(" + kind.java + ") (" + a + " " + choice.any("+", "-", "*", "/", "%") + " "
                        + expressions.of(choice.any(List.of(kind, Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 3 -> "-(" + a + ")";
            case 4 -> "(" + kind.java + ") (" + expressions.of(choice.any(Kind.NUMERIC), depth - 1) + ")";
            case 5 -> changed(kind, depth);
            default ->
                kind == Kind.DOUBLE
                        ? choice.any("Math.sqrt", "Math.floor", "Math.abs", "Math.rint") + "(" + a + ")"
                        : "Math.min(" + a + ", " + expressions.of(kind, depth - 1) + ")";
        };
    }

    /** An assignment, increment or compound assignment used as a value. */
    private String changed(Kind kind, int depth) {
        Scope.Variable v = scope.variable(kind, true);
        if (v == null) {
            return expressions.leaf(kind);
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + v.name() + " = " + expressions.of(kind, depth - 1) + ")";
            case 1 -> v.name() + choice.any("++", "--");
            case 2 -> "(" + choice.any("++", "--") + v.name() + ")";
            default ->
                "(" + v.name() + " " + choice.any("+=", "-=", "*=") + " "
                        + expressions.of(choice.any(Kind.NUMERIC), depth - 1) + ")";
        };
    }
}
