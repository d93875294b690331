package mellos.tests.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** Expressions of objects, and conditions, which mostly ask something of them. */
final class ObjectExpressions {
    private static final String[] COMPARE = {"<", "<=", ">", ">=", "==", "!="};

    private final RandomGenerator random;
    private final Choice choice;
    private final Scope scope;
    private final Expressions expressions;
    private final NumberExpressions numbers;

    ObjectExpressions(RandomGenerator random, Scope scope, Expressions expressions, NumberExpressions numbers) {
        this.random = random;
        this.choice = new Choice(random);
        this.scope = scope;
        this.expressions = expressions;
        this.numbers = numbers;
    }

    String condition(int depth) {
        String a = expressions.of(Kind.BOOLEAN, depth - 1);
        Kind k = choice.any(Kind.NUMERIC);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                "(" + expressions.of(k, depth - 1) + " " + choice.any(COMPARE) + " "
                        + expressions.of(choice.any(List.of(k, Kind.INT, Kind.DOUBLE)), depth - 1) + ")";
            case 3 ->
                "(" + a + " " + choice.any("&&", "||", "&", "|", "^", "==", "!=") + " "
                        + expressions.of(Kind.BOOLEAN, depth - 1) + ")";
            case 4 -> "!(" + a + ")";
            case 5 ->
                "(same(" + expressions.of(Kind.NODE, depth - 1) + ") instanceof " + pattern(scope.freshName()) + ")";
            case 6 ->
                choice.any(
                        "(" + expressions.of(Kind.STRING, depth - 1) + ").isEmpty()",
                        "(" + expressions.of(Kind.STRING, depth - 1) + ").equals("
                                + expressions.of(Kind.STRING, depth - 1) + ")",
                        "(" + expressions.of(Kind.STRING, depth - 1) + " == null)",
                        "(" + expressions.of(Kind.INTS, depth - 1) + " == ints)");
            default ->
                "java.util.Objects.equals(" + expressions.of(Kind.BOX, depth - 1) + ", "
                        + expressions.of(Kind.BOX, depth - 1) + ")";
        };
    }

    private String pattern(String bound) {
        return choice.any(
                "Leaf",
                "Pair",
                "Tagged",
                "Leaf(int " + bound + ") && " + bound + " > 3",
                "Pair(Leaf(var " + bound + "), _) && " + bound + " < 100");
    }

    String string(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                "(\"\" + " + expressions.of(choice.any(Kind.PRIMITIVE), depth - 1) + " + "
                        + expressions.of(choice.any(List.of(Kind.STRING, Kind.BOX, Kind.CHAR)), depth - 1) + ")";
            case 2 ->
                "(" + expressions.of(Kind.STRING, depth - 1) + ").substring(" + expressions.of(Kind.INT, depth - 1)
                        + " & " + choice.any("1", "3") + ")";
            case 3 -> "String.valueOf(" + expressions.of(choice.any(Kind.PRIMITIVE), depth - 1) + ")";
            case 4 -> numbers.element(Kind.TEXTS, depth);
            default ->
                choice.any(
                        "Integer.toString(" + expressions.of(Kind.INT, depth - 1) + ", 16)",
                        "cut(" + expressions.of(Kind.STRING, depth - 1) + ").toUpperCase()",
                        "(" + expressions.of(Kind.NODE, depth - 1) + ").name()");
        };
    }

    String node(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "new Leaf(" + expressions.of(Kind.INT, depth - 1) + ")";
            case 1 ->
                "new Pair(" + expressions.of(Kind.NODE, depth - 2) + ", " + expressions.of(Kind.NODE, depth - 2) + ")";
            case 2 ->
                "new Tagged(" + expressions.of(Kind.STRING, depth - 1) + ", " + expressions.of(Kind.LONG, depth - 1)
                        + ")";
            case 3 -> "nodes[" + expressions.of(Kind.INT, depth - 1) + " & 3]";
            default -> "((Node) (" + choice.any("(Object) ", "") + expressions.of(Kind.NODE, depth - 1) + "))";
        };
    }
}
