package mellos.tests.generate;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes random expressions of a wanted type. They may throw what the language throws, and change variables while they
 * are evaluated.
 */
final class Expressions {
    private static final String[] INTS = {
        "0",
        "1",
        "-1",
        "2",
        "3",
        "7",
        "-5",
        "10",
        "31",
        "32",
        "63",
        "100",
        "127",
        "-128",
        "255",
        "256",
        "-32768",
        "65535",
        "65536",
        "0x7fffffff",
        "0x80000000",
        "0x55555555",
        "123456789",
        "-987654321"
    };
    private static final String[] LONGS = {
        "0L",
        "1L",
        "-1L",
        "3L",
        "64L",
        "0x7fffffffL",
        "0x80000000L",
        "-0x80000001L",
        "0xffffffffL",
        "0x100000000L",
        "Long.MAX_VALUE",
        "Long.MIN_VALUE",
        "0x5555555555555555L",
        "1234567890123456789L"
    };
    private static final String[] FLOATS = {
        "0f",
        "-0f",
        "1f",
        "-1.5f",
        "0.1f",
        "3.4028235e38f",
        "1.4e-45f",
        "Float.NaN",
        "Float.POSITIVE_INFINITY",
        "16777217f",
        "-2147483648f",
        "9.3e18f"
    };
    private static final String[] DOUBLES = {
        "0d",
        "-0d",
        "1d",
        "-2.5",
        "0.1",
        "1e300",
        "4.9e-324",
        "Double.NaN",
        "Double.NEGATIVE_INFINITY",
        "9007199254740993d",
        "2147483648d",
        "1e19"
    };
    private static final String[] STRINGS = {
        "\"\"", "\"a\"", "\"text\"", "\"\\u20ac\"", "\"12\"", "\"-7\"", "\"Aa\"", "\"BB\"", "(String) null"
    };
    private static final String[] COMPARE = {"<", "<=", ">", ">=", "==", "!="};
    private final RandomGenerator random;
    private final Scope scope;

    Expressions(RandomGenerator random, Scope scope) {
        this.random = random;
        this.scope = scope;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String any(String... all) {
        return all[random.nextInt(all.length)];
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
        return switch (kind) {
            case BYTE, SHORT, CHAR -> "(" + kind.java + ") (" + of(any(Kind.NUMERIC), depth - 1) + ")";
            case INT -> integer(depth);
            case LONG -> longs(depth);
            case FLOAT, DOUBLE -> floating(kind, depth);
            case BOOLEAN -> condition(depth);
            case STRING -> string(depth);
            case BOX ->
                random.nextBoolean()
                        ? "Integer.valueOf(" + of(Kind.INT, depth - 1) + ")"
                        : "(Integer) (" + of(Kind.INT, depth - 1) + ")";
            case INTS ->
                random.nextBoolean()
                        ? "new int[] {" + of(Kind.INT, depth - 1) + ", " + of(Kind.INT, depth - 1) + "}"
                        : "new int[" + of(Kind.INT, depth - 1) + " & 7]";
            case LONGS ->
                random.nextBoolean()
                        ? "new long[" + of(Kind.INT, depth - 1) + " % 9 + 2]"
                        : "new long[] {" + of(Kind.LONG, depth - 1) + "}";
            case TEXTS -> "new String[] {" + of(Kind.STRING, depth - 1) + ", " + of(Kind.STRING, depth - 1) + "}";
            case NODE -> node(depth);
        };
    }

    private String leaf(Kind kind) {
        Scope.Variable v = random.nextInt(4) == 0 ? null : scope.variable(kind, false);
        if (v != null) {
            return v.name();
        }
        return switch (kind) {
            case BYTE, SHORT, CHAR -> "(" + kind.java + ") " + any(INTS);
            case INT -> any(INTS);
            case LONG -> any(LONGS);
            case FLOAT -> any(FLOATS);
            case DOUBLE -> any(DOUBLES);
            case BOOLEAN -> any("true", "false", "flag");
            case STRING -> any(STRINGS);
            case BOX -> any("(Integer) null", "(Integer) 5", "Integer.valueOf(1000)");
            case INTS -> any("ints", "new int[0]", "(int[]) null");
            case LONGS -> any("longs", "new long[1]");
            case TEXTS -> any("texts", "new String[3]");
            case NODE -> any("nodes[0]", "nodes[1]", "nodes[2]", "(Node) null");
        };
    }

    private String call(Kind kind, int depth) {
        Scope.Method m = scope.method(kind);
        return m == null
                ? null
                : m.name() + "("
                        + m.parameters().stream().map(p -> of(p, depth - 2)).collect(Collectors.joining(", ")) + ")";
    }

    private String integer(int depth) {
        String a = of(Kind.INT, depth - 1);
        String b = of(Kind.INT, depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "(" + a + " " + any("+", "-", "*", "&", "|", "^") + " " + b + ")";
            case 3 ->
                "(" + a + " " + any("<<", ">>", ">>>") + " " + of(any(List.of(Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 4 -> "(" + a + " " + any("/", "%") + " " + b + ")";
            case 5 -> any("-", "~", "+") + "(" + a + ")";
            case 6 -> "(int) (" + of(any(List.of(Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.CHAR)), depth - 1) + ")";
            case 7 ->
                "(" + of(any(Kind.INTEGRAL.subList(0, 4)), depth - 1) + " " + any("+", "-", "*") + " "
                        + of(any(Kind.INTEGRAL.subList(0, 4)), depth - 1) + ")";
            case 8 -> element(Kind.INTS, depth);
            case 9 -> "(" + of(any(List.of(Kind.INTS, Kind.LONGS)), depth - 1) + ").length";
            case 10 ->
                any("Integer.bitCount", "Math.abs", "Integer.reverse", "Integer.numberOfLeadingZeros") + "(" + a + ")";
            case 11 -> changed(Kind.INT, depth);
            case 12 ->
                any(
                        "(int) (" + of(Kind.BOX, depth - 1) + ")",
                        "(" + of(Kind.STRING, depth - 1) + ").length()",
                        "(" + of(Kind.NODE, depth - 1) + ").value(" + b + ")",
                        "(" + of(Kind.NODE, depth - 1) + ").size()",
                        "String.valueOf(" + of(Kind.STRING, depth - 1) + ").hashCode()");
            default ->
                "switch (" + a + " & 3) { case 0 -> " + b + "; case 1, 2 -> " + of(Kind.INT, depth - 2)
                        + "; default -> { int y = " + of(Kind.INT, depth - 2) + "; yield y + 1; } }";
        };
    }

    private String element(Kind array, int depth) {
        String index = random.nextInt(8) == 0
                ? of(Kind.INT, depth - 1)
                : "(" + of(Kind.INT, depth - 1) + " & " + any("1", "3", "7") + ")";
        return "(" + of(array, depth - 1) + ")[" + index + "]";
    }

    private String longs(int depth) {
        String a = of(Kind.LONG, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                "(" + a + " " + any("+", "-", "*", "&", "|", "^") + " "
                        + of(any(List.of(Kind.LONG, Kind.INT)), depth - 1) + ")";
            case 2 ->
                "(" + a + " " + any("<<", ">>", ">>>") + " " + of(any(List.of(Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 3 -> "(" + a + " " + any("/", "%") + " " + of(Kind.LONG, depth - 1) + ")";
            case 4 -> any("-", "~") + "(" + a + ")";
            case 5 -> "(long) (" + of(any(Kind.NUMERIC), depth - 1) + ")";
            case 6 -> element(Kind.LONGS, depth);
            case 7 -> changed(Kind.LONG, depth);
            default ->
                any(
                        "Double.doubleToLongBits(" + of(Kind.DOUBLE, depth - 1) + ")",
                        "Long.rotateLeft(" + a + ", " + of(Kind.INT, depth - 1) + ")",
                        "Math.max(" + a + ", 5L)",
                        "Long.numberOfTrailingZeros(" + a + ")");
        };
    }

    private String floating(Kind kind, int depth) {
        String a = of(kind, depth - 1);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 ->
                "(" + kind.java + ") (" + a + " " + any("+", "-", "*", "/", "%") + " "
                        + of(any(List.of(kind, Kind.INT, Kind.LONG)), depth - 1) + ")";
            case 3 -> "-(" + a + ")";
            case 4 -> "(" + kind.java + ") (" + of(any(Kind.NUMERIC), depth - 1) + ")";
            case 5 -> changed(kind, depth);
            default ->
                kind == Kind.DOUBLE
                        ? any("Math.sqrt", "Math.floor", "Math.abs", "Math.rint") + "(" + a + ")"
                        : "Math.min(" + a + ", " + of(kind, depth - 1) + ")";
        };
    }

    /** An assignment, increment or compound assignment used as a value. */
    private String changed(Kind kind, int depth) {
        Scope.Variable v = scope.variable(kind, true);
        if (v == null) {
            return leaf(kind);
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + v.name() + " = " + of(kind, depth - 1) + ")";
            case 1 -> v.name() + any("++", "--");
            case 2 -> "(" + any("++", "--") + v.name() + ")";
            default -> "(" + v.name() + " " + any("+=", "-=", "*=") + " " + of(any(Kind.NUMERIC), depth - 1) + ")";
        };
    }

    private String condition(int depth) {
        String a = of(Kind.BOOLEAN, depth - 1);
        Kind k = any(Kind.NUMERIC);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                "(" + of(k, depth - 1) + " " + any(COMPARE) + " "
                        + of(any(List.of(k, Kind.INT, Kind.DOUBLE)), depth - 1) + ")";
            case 3 ->
                "(" + a + " " + any("&&", "||", "&", "|", "^", "==", "!=") + " " + of(Kind.BOOLEAN, depth - 1) + ")";
            case 4 -> "!(" + a + ")";
            case 5 -> "(same(" + of(Kind.NODE, depth - 1) + ") instanceof " + pattern(scope.freshName()) + ")";
            case 6 ->
                any(
                        "(" + of(Kind.STRING, depth - 1) + ").isEmpty()",
                        "(" + of(Kind.STRING, depth - 1) + ").equals(" + of(Kind.STRING, depth - 1) + ")",
                        "(" + of(Kind.STRING, depth - 1) + " == null)",
                        "(" + of(Kind.INTS, depth - 1) + " == ints)");
            default -> "java.util.Objects.equals(" + of(Kind.BOX, depth - 1) + ", " + of(Kind.BOX, depth - 1) + ")";
        };
    }

    private String pattern(String bound) {
        return any(
                "Leaf",
                "Pair",
                "Tagged",
                "Leaf(int " + bound + ") && " + bound + " > 3",
                "Pair(Leaf(var " + bound + "), _) && " + bound + " < 100");
    }

    private String string(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                "(\"\" + " + of(any(Kind.PRIMITIVE), depth - 1) + " + "
                        + of(any(List.of(Kind.STRING, Kind.BOX, Kind.CHAR)), depth - 1) + ")";
            case 2 ->
                "(" + of(Kind.STRING, depth - 1) + ").substring(" + of(Kind.INT, depth - 1) + " & " + any("1", "3")
                        + ")";
            case 3 -> "String.valueOf(" + of(any(Kind.PRIMITIVE), depth - 1) + ")";
            case 4 -> element(Kind.TEXTS, depth);
            default ->
                any(
                        "Integer.toString(" + of(Kind.INT, depth - 1) + ", 16)",
                        "cut(" + of(Kind.STRING, depth - 1) + ").toUpperCase()",
                        "(" + of(Kind.NODE, depth - 1) + ").name()");
        };
    }

    private String node(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "new Leaf(" + of(Kind.INT, depth - 1) + ")";
            case 1 -> "new Pair(" + of(Kind.NODE, depth - 2) + ", " + of(Kind.NODE, depth - 2) + ")";
            case 2 -> "new Tagged(" + of(Kind.STRING, depth - 1) + ", " + of(Kind.LONG, depth - 1) + ")";
            case 3 -> "nodes[" + of(Kind.INT, depth - 1) + " & 3]";
            default -> "((Node) (" + any("(Object) ", "") + of(Kind.NODE, depth - 1) + "))";
        };
    }
}
