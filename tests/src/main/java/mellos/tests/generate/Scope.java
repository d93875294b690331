package mellos.tests.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a generated statement can name: variables in sight, and the methods written before it. */
final class Scope {
    /** @param writable loop counters are not: a loop has to end */
    record Variable(String name, Kind kind, boolean writable) {}

    /** @param name as a call names it */
    record Method(String name, Kind result, List<Kind> parameters) {}

    private final RandomGenerator random;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Method> methods;
    private final String prefix;
    private int fresh;

    /** @param prefix of fresh names: those of a lambda's body differ from those around it */
    Scope(RandomGenerator random, List<Method> methods, String prefix) {
        this.random = random;
        this.methods = methods;
        this.prefix = prefix;
    }

    String freshName() {
        return prefix + fresh++;
    }

    void add(String name, Kind kind, boolean writable) {
        variables.add(new Variable(name, kind, writable));
    }

    int mark() {
        return variables.size();
    }

    /** Forgets what was declared since the mark. */
    void back(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    /** A variable of the kind, or null. */
    Variable variable(Kind kind, boolean toWrite) {
        var fitting = variables.stream()
                .filter(v -> v.kind() == kind && (v.writable() || !toWrite))
                .toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }

    /** A method with that result, or null. */
    Method method(Kind result) {
        var fitting = methods.stream().filter(m -> m.result() == result).toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }
}
