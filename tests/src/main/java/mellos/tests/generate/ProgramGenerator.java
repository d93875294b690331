package mellos.tests.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * Writes one random guest program for a seed: a hundred methods or more, each called with several arguments, everything
 * summed up and printed.
 */
public final class ProgramGenerator {
    private static final int CALLS = 3;
    private final RandomGenerator random;
    private final List<Scope.Method> methods = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private ProgramGenerator(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * The source of class {@code name} in package {@code mellos.tests.guest.random}. The same seed gives the same text.
     */
    public static String source(String name, long seed, int methodCount) {
        return new ProgramGenerator(seed).program(name, seed, methodCount);
    }

    /** Writes programs for {@code count} seeds below {@code sources}, as a corpus wants them. */
    public static void write(Path sources, Path support, long firstSeed, int count, int methodCount) {
        try {
            Path folder = Files.createDirectories(sources.resolve("mellos/tests/guest/random"));
            Files.copy(
                    support.resolve("mellos/tests/guest/Out.java"),
                    sources.resolve("mellos/tests/guest/Out.java"),
                    StandardCopyOption.REPLACE_EXISTING);
            for (long seed = firstSeed; seed < firstSeed + count; seed++) {
                String name = "Random" + seed;
                Files.writeString(folder.resolve(name + ".java"), source(name, seed, methodCount));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program(String name, long seed, int methodCount) {
        text.append("""
            package mellos.tests.guest.random;

            import mellos.tests.guest.Out;

            /** Written for seed %2$d. */
            public final class %1$s {
                sealed interface Node { int value(int x); default String name() { return getClass().getSimpleName(); } default int size() { return 1; } }
                record Leaf(int n) implements Node { public int value(int x) { return n ^ x; } }
                record Pair(Node a, Node b) implements Node {
                    public int value(int x) { return fuel() ? a.value(x) - b.value(x + 1) : x; }
                    public int size() { return fuel() ? a.size() + b.size() : 0; }
                }
                record Tagged(String tag, long w) implements Node {
                    public int value(int x) { return (int) (w >> x) + tag.length(); }
                    public String name() { return "tagged " + tag; }
                }
                static final class Signal extends RuntimeException {
                    final int code;
                    Signal(int code) { super("signal " + code); this.code = code; }
                }
                static long checksum = 7;
                static int left;
                static boolean flag;
                static int[] ints = {1, -2, 3, -4, 5, -6, 7, -8};
                static long[] longs = {5, 6, 7, 8, 9, 10, 11, 12};
                static String[] texts = {"a", null, "text", "12"};
                static Node[] nodes = {new Leaf(3), new Pair(new Leaf(50), new Leaf(-1)), new Tagged("t", 99), null};

                static boolean fuel() { return --left > 0; }
                static Node same(Node n) { return n; }
                static String cut(String s) { return s == null ? "null" : s.length() > 12 ? s.substring(0, 12) : s; }
                static void sum(long v) { checksum = checksum * 31 + v; }
                static void sum(boolean v) { sum(v ? 1 : 0); }
                static void sum(double v) { sum(Double.doubleToLongBits(v)); }
                static void sum(float v) { sum(Float.floatToIntBits(v)); }
                static void sum(String v) { sum(v == null ? -1 : cut(v).hashCode()); }
                static void sum(Throwable v) { sum(v.getClass().getName().hashCode()); sum(v instanceof OutOfMemoryError ? "" : v.getMessage()); }

            """.formatted(name, seed));
        for (int i = 0; i < methodCount; i++) {
            method("m" + i);
        }
        calls();
        return text.append("}\n").toString();
    }

    private void method(String name) {
        Kind result = Kind.values()[random.nextInt(Kind.values().length)];
        List<Kind> parameters = new ArrayList<>();
        Scope scope = new Scope(random, methods, "v");
        StringBuilder list = new StringBuilder();
        for (int i = random.nextInt(10) == 0 ? 9 : random.nextInt(4); i > 0; i--) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            parameters.add(kind);
            String parameter = scope.freshName();
            list.append(list.isEmpty() ? "" : ", ")
                    .append(kind.java)
                    .append(' ')
                    .append(parameter);
            scope.add(parameter, kind, true);
        }
        text.append("    static ")
                .append(result.java)
                .append(' ')
                .append(name)
                .append('(')
                .append(list)
                .append(") {\n");
        text.append("        if (!fuel()) throw new Signal(-1);\n");
        int mark = text.length();
        new Statements(random, scope, text).block(2, 2 + random.nextInt(5), 2, false);
        if (text.length() - mark > 12_000) {
            text.setLength(mark); // far too large a method is compiled by nobody's JIT and says nothing more
        }
        text.append("        return ")
                .append(new Expressions(random, scope).of(result, 2))
                .append(";\n    }\n\n");
        methods.add(new Scope.Method(name, result, parameters));
    }

    private void calls() {
        for (Scope.Method m : methods) {
            text.append("    static void call_")
                    .append(m.name())
                    .append("() {\n        Out.text(\"")
                    .append(m.name())
                    .append("\");\n");
            for (int i = 0; i < CALLS; i++) {
                Expressions e = new Expressions(random, new Scope(random, List.of(), "c"));
                String arguments = m.parameters().stream().map(p -> e.of(p, 1)).collect(Collectors.joining(", "));
                text.append("        left = 3000;\n        try {\n            ")
                        .append(shown(m.result(), m.name() + "(" + arguments + ")"))
                        .append("\n        } catch (Throwable t) {\n");
                text.append(
                        "            Out.text(t.getClass().getSimpleName() + \" \" + t.getMessage());\n            sum(t);\n        }\n");
            }
            text.append("        Out.hex(checksum);\n        Out.end();\n    }\n\n");
        }
        text.append("    public static void main(String[] args) {\n");
        methods.forEach(m -> text.append("        call_").append(m.name()).append("();\n"));
        text.append("    }\n");
    }

    private static String shown(Kind kind, String call) {
        return switch (kind) {
            case BYTE, SHORT, CHAR, INT, LONG -> "Out.number(" + call + ");";
            case FLOAT, DOUBLE -> "Out.bits(" + call + ");";
            case BOOLEAN -> "Out.flag(" + call + ");";
            case STRING -> "Out.text(cut(" + call + "));";
            case BOX -> "Out.text(\"\" + " + call + ");";
            case INTS -> "int[] r = " + call + "; Out.number(r.length); for (int v : r) sum(v);";
            case LONGS -> "long[] r = " + call + "; Out.number(r.length); for (long v : r) sum(v);";
            case TEXTS -> "String[] r = " + call + "; Out.number(r.length); for (String v : r) sum(v);";
            case NODE -> "Node r = " + call + "; Out.text(r.name()); sum(r.value(1));";
        };
    }
}
