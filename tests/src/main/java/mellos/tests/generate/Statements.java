package mellos.tests.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** Writes random statements. Every path through them ends: loops count, and a fuel counter bounds what is left. */
final class Statements {
    private final RandomGenerator random;
    private final Scope scope;
    private final Expressions expressions;
    private final StringBuilder text;

    Statements(RandomGenerator random, Scope scope, StringBuilder text) {
        this.random = random;
        this.scope = scope;
        this.expressions = new Expressions(random, scope);
        this.text = text;
    }

    private Kind anyKind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    private Kind anyPrimitive() {
        return Kind.PRIMITIVE.get(random.nextInt(Kind.PRIMITIVE.size()));
    }

    private void line(int indent, String line) {
        text.append("    ".repeat(indent)).append(line).append('\n');
    }

    /** @param loop whether break and continue have a target */
    void block(int indent, int statements, int depth, boolean loop) {
        int mark = scope.mark();
        for (int i = 0; i < statements; i++) {
            statement(indent, depth, loop);
        }
        scope.back(mark);
    }

    private void statement(int indent, int depth, boolean loop) {
        int choice = random.nextInt(depth > 0 ? 16 : 7);
        switch (choice) {
            case 0, 1 -> declare(indent);
            case 2, 3 -> assign(indent);
            case 4 -> line(indent, "sum(" + expressions.of(anyPrimitive(), 2) + ");");
            case 5 -> store(indent);
            case 6 -> note(indent, loop);
            case 7, 8 -> branch(indent, depth, loop);
            case 9, 10 -> loop(indent, depth);
            case 11, 12 -> attempt(indent, depth, loop);
            case 13 -> choose(indent, depth, loop);
            case 14 -> lambda(indent);
            default -> match(indent, depth, loop);
        }
    }

    private void declare(int indent) {
        Kind kind = anyKind();
        String name = scope.freshName();
        line(indent, kind.java + " " + name + " = " + expressions.of(kind, 2) + ";");
        scope.add(name, kind, true);
    }

    private void assign(int indent) {
        Kind kind = anyKind();
        Scope.Variable v = scope.variable(kind, true);
        if (v == null) {
            declare(indent);
            return;
        }
        boolean compound = kind.numeric() && random.nextBoolean();
        String operator = !compound
                ? "="
                : kind.integral()
                        ? List.of("+=", "-=", "*=", "/=", "%=", "<<=", ">>=", ">>>=", "&=", "|=", "^=")
                                .get(random.nextInt(11))
                        : List.of("+=", "-=", "*=", "/=", "%=").get(random.nextInt(5));
        Kind from = compound
                ? (kind.integral() && operator.length() > 1 && "<>&|^".indexOf(operator.charAt(0)) >= 0
                        ? Kind.INTEGRAL.get(random.nextInt(5))
                        : Kind.NUMERIC.get(random.nextInt(7)))
                : kind;
        line(indent, v.name() + " " + operator + " " + expressions.of(from, 2) + ";");
    }

    private void store(int indent) {
        String index = "[" + expressions.of(Kind.INT, 1) + (random.nextInt(5) == 0 ? "" : " & 3") + "]";
        switch (random.nextInt(4)) {
            case 0 ->
                line(
                        indent,
                        "(" + expressions.of(Kind.INTS, 1) + ")" + index + " "
                                + List.of("=", "+=", "^=", ">>=").get(random.nextInt(4)) + " "
                                + expressions.of(Kind.INT, 2) + ";");
            case 1 ->
                line(
                        indent,
                        "longs" + index + List.of(" = ", " -= ", " *= ").get(random.nextInt(2))
                                + expressions.of(Kind.LONG, 2) + ";");
            case 2 -> line(indent, "texts" + index + " = cut(" + expressions.of(Kind.STRING, 2) + ");");
            default -> line(indent, "nodes" + index + " = " + expressions.of(Kind.NODE, 2) + ";");
        }
    }

    private void note(int indent, boolean loop) {
        switch (random.nextInt(loop ? 4 : 2)) {
            case 0 -> line(indent, "sum(" + expressions.of(Kind.STRING, 2) + ");");
            case 1 -> line(indent, "flag = " + expressions.of(Kind.BOOLEAN, 2) + ";");
            case 2 -> line(indent, "if (" + expressions.of(Kind.BOOLEAN, 2) + ") break;");
            default -> line(indent, "if (" + expressions.of(Kind.BOOLEAN, 2) + ") continue;");
        }
    }

    private void branch(int indent, int depth, boolean loop) {
        line(indent, "if (" + expressions.of(Kind.BOOLEAN, 2) + ") {");
        block(indent + 1, 1 + random.nextInt(2), depth - 1, loop);
        if (random.nextBoolean()) {
            line(indent, "} else {");
            block(indent + 1, 1 + random.nextInt(2), depth - 1, loop);
        }
        line(indent, "}");
    }

    private void loop(int indent, int depth) {
        String counter = scope.freshName();
        int mark = scope.mark();
        int times = 1 + random.nextInt(6);
        int form = random.nextInt(2);
        String values = "new int[] {" + expressions.of(Kind.INT, 1) + ", " + expressions.of(Kind.INT, 1) + "}";
        scope.add(counter, Kind.INT, false);
        switch (form) {
            case 0 ->
                line(
                        indent,
                        "for (int " + counter + " = 0; " + counter + " < " + times + " && fuel(); " + counter
                                + "++) {");
            case 1 -> line(indent, "for (int " + counter + " : " + values + ") {");
            default ->
                line(
                        indent,
                        "for (int " + counter + " = " + times + "; fuel() && (" + counter + "-- > 0 || "
                                + expressions.of(Kind.BOOLEAN, 1) + " && " + counter + " > -9);) {");
        }
        block(indent + 1, 1 + random.nextInt(3), depth - 1, true);
        line(indent, "}");
        scope.back(mark);
    }

    private void attempt(int indent, int depth, boolean loop) {
        line(indent, "try {");
        block(indent + 1, 1 + random.nextInt(2), depth - 1, loop);
        if (random.nextInt(4) == 0) {
            line(
                    indent + 1,
                    "if (" + expressions.of(Kind.BOOLEAN, 2) + ") throw new Signal(" + expressions.of(Kind.INT, 2)
                            + ");");
        }
        String name = scope.freshName();
        String type = List.of(
                        "ArithmeticException",
                        "IndexOutOfBoundsException",
                        "NullPointerException",
                        "RuntimeException",
                        "Signal",
                        "NegativeArraySizeException | Signal")
                .get(random.nextInt(6));
        line(indent, "} catch (" + type + " " + name + ") {");
        line(indent + 1, "sum(" + name + ");");
        block(indent + 1, 1 + random.nextInt(2), depth - 1, loop);
        if (random.nextBoolean()) {
            line(indent, "} finally {");
            block(indent + 1, 1 + random.nextInt(2), 0, false);
        }
        line(indent, "}");
    }

    private void choose(int indent, int depth, boolean loop) {
        if (random.nextBoolean()) {
            line(indent, "switch (" + expressions.of(Kind.INT, 2) + (random.nextBoolean() ? " & 7" : "") + ") {");
            for (String label : List.of("0", "1", "5", random.nextInt(10, 1000) + "", "-" + random.nextInt(1, 1000))) {
                line(indent + 1, "case " + label + ":");
                block(indent + 2, 1, depth - 1, false);
                if (random.nextBoolean()) {
                    line(indent + 2, "break;");
                }
            }
            line(indent + 1, "default:");
        } else {
            line(indent, "switch (cut(" + expressions.of(Kind.STRING, 2) + ")) {");
            for (String label : List.of("\"\"", "\"Aa\"", "\"BB\"", "\"null\"", "\"text\"")) {
                line(indent + 1, "case " + label + ":");
                block(indent + 2, 1, depth - 1, false);
                line(indent + 2, "break;");
            }
            line(indent + 1, "default:");
        }
        block(indent + 2, 1 + random.nextInt(2), depth - 1, false);
        line(indent, "}");
    }

    private void lambda(int indent) {
        String name = scope.freshName();
        String captured = scope.freshName();
        Kind kind = Kind.NUMERIC.get(random.nextInt(7));
        line(indent, "final " + kind.java + " " + captured + " = " + expressions.of(kind, 2) + ";");
        int mark = scope.mark();
        Scope inner = new Scope(random, List.of(), name + "_");
        inner.add(captured, kind, false);
        inner.add("x", Kind.INT, false);
        String body = new Expressions(random, inner).of(Kind.INT, 2);
        line(indent, "java.util.function.IntUnaryOperator " + name + " = x -> " + body + ";");
        scope.back(mark);
        line(indent, "sum(" + name + ".applyAsInt(" + expressions.of(Kind.INT, 2) + "));");
    }

    private void match(int indent, int depth, boolean loop) {
        String a = scope.freshName();
        String b = scope.freshName();
        line(indent, "switch (same(" + expressions.of(Kind.NODE, 2) + ")) {");
        line(indent + 1, "case null -> sum(1);");
        line(indent + 1, "case Leaf(int " + a + ") when " + a + " > 10 -> sum(" + a + ");");
        line(indent + 1, "case Leaf " + a + " -> sum(" + a + ".n());");
        line(
                indent + 1,
                "case Pair(Leaf(var " + a + "), Node " + b + ") -> sum(" + a + " + \"\" + (" + b + " == null));");
        line(indent + 1, "case Pair " + a + " -> {");
        block(indent + 2, 1 + random.nextInt(2), depth - 1, false);
        line(indent + 1, "}");
        line(
                indent + 1,
                "case Tagged(var " + a + ", long " + b + ") -> sum(" + b + " + (" + a + " == null ? 1 : " + a
                        + ".length()));");
        line(indent, "}");
    }
}
