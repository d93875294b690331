package mellos.tests.generate;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes random expressions of a wanted type. They may throw what the language throws, and change variables while they
 * are evaluated.
 */
final class Expressions {
    private final RandomGenerator random;
    private final Choice choice;
    private final Scope scope;
    private final NumberExpressions numbers;
    private final ObjectExpressions objects;

    Expressions(RandomGenerator random, Scope scope) {
        this.random = random;
        this.choice = new Choice(random);
        this.scope = scope;
        this.numbers = new NumberExpressions(random, scope, this);
        this.objects = new ObjectExpressions(random, scope, this, numbers);
    }

    String leaf(Kind kind) {
        Scope.Variable v = random.nextInt(4) == 0 ? null : scope.variable(kind, false);
        if (v != null) {
            return v.name();
        }
        return switch (kind) {
            case BYTE, SHORT, CHAR -> "(" + kind.java + ") " + choice.any(Literals.INTS);
            case INT -> choice.any(Literals.INTS);
            case LONG -> choice.any(Literals.LONGS);
            case FLOAT -> choice.any(Literals.FLOATS);
            case DOUBLE -> choice.any(Literals.DOUBLES);
            case BOOLEAN -> choice.any("true", "false", "flag");
            case STRING -> choice.any(Literals.STRINGS);
            case BOX -> choice.any("(Integer) null", "(Integer) 5", "Integer.valueOf(1000)");
            case INTS -> choice.any("ints", "new int[0]", "(int[]) null");
            case LONGS -> choice.any("longs", "new long[1]");
            case TEXTS -> choice.any("texts", "new String[3]");
            case NODE -> choice.any("nodes[0]", "nodes[1]", "nodes[2]", "(Node) null");
        };
    }

    private String call(Kind kind, int depth) {
        Scope.Method m = scope.method(kind);
        return m == null
                ? null
                : m.name() + "("
                        + m.parameters().stream().map(p -> of(p, depth - 2)).collect(Collectors.joining(", ")) + ")";
    }

    String of(Kind kind, int depth) {
        if (depth <= 0 || random.nextInt(4) == 0) {
            return leaf(kind);
        }
        if (random.nextInt(7) == 0) {
            String call = call(kind, depth);
            if (call != null) {
                return call;
            }
        }
        if (random.nextInt(9) == 0) {
            return "(" + of(Kind.BOOLEAN, depth - 1) + " ? " + of(kind, depth - 1) + " : " + of(kind, depth - 1) + ")";
        }
        return made(kind, depth);
    }

    private String made(Kind kind, int depth) {
        return switch (kind) {
            case BYTE, SHORT, CHAR -> "(" + kind.java + ") (" + of(choice.any(Kind.NUMERIC), depth - 1) + ")";
            case INT -> numbers.integer(depth);
            case LONG -> numbers.longs(depth);
            case FLOAT, DOUBLE -> numbers.floating(kind, depth);
            case BOOLEAN -> objects.condition(depth);
            case STRING -> objects.string(depth);
            case BOX -> random.nextBoolean() ? boxed("Integer.valueOf(", depth) : boxed("(Integer) (", depth);
            case INTS, LONGS, TEXTS -> array(kind, depth);
            case NODE -> objects.node(depth);
        };
    }

    private String boxed(String conversion, int depth) {
        return conversion + of(Kind.INT, depth - 1) + ")";
    }

    private String array(Kind kind, int depth) {
        return switch (kind) {
            case INTS ->
                random.nextBoolean()
                        ? "new int[] {" + of(Kind.INT, depth - 1) + ", " + of(Kind.INT, depth - 1) + "}"
                        : "new int[" + of(Kind.INT, depth - 1) + " & 7]";
            case LONGS ->
                random.nextBoolean()
                        ? "new long[" + of(Kind.INT, depth - 1) + " % 9 + 2]"
                        : "new long[] {" + of(Kind.LONG, depth - 1) + "}";
            default -> "new String[] {" + of(Kind.STRING, depth - 1) + ", " + of(Kind.STRING, depth - 1) + "}";
        };
    }
}
