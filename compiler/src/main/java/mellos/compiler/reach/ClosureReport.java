package mellos.compiler.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/**
 * What dominates the closure: a method with a number stands on every way from the roots to that many methods, so
 * cutting or replacing it leaves them out. Classes' initialisers count as reached from where the class is used.
 */
public final class ClosureReport {
    private static final int LINES = 40;
    private static final int DEPTH = 12;

    private final ReachedProgram program;
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final List<Object> nodes = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();

    private ClosureReport(ReachedProgram program) {
        this.program = program;
    }

    /** The report as lines of text. */
    public static String of(ReachedProgram program) {
        return new ClosureReport(program).text() + PackageReport.of(program) + natives(program);
    }

    private static String natives(ReachedProgram program) {
        if (program.trappedNatives().isEmpty()) {
            return "";
        }
        return "native methods that nothing replaces; a call throws NotInImageError:\n"
                + program.trappedNatives().stream()
                        .map(method -> "         " + method.display() + " <- "
                                + program.reachedFrom(method)
                                        .map(MethodInfo::display)
                                        .orElse("a root") + "\n")
                        .collect(Collectors.joining());
    }

    /** A call through the receiver's class stands between caller and targets, so that edges stay few. */
    private record VirtualCall(MethodInfo resolved) {}

    private int number(Object node) {
        return numbers.computeIfAbsent(node, key -> {
            nodes.add(key);
            return nodes.size() - 1;
        });
    }

    private String text() {
        number("roots");
        successors.add(
                program.roots().stream().mapToInt(this::number).distinct().toArray());
        for (int i = 1; i < nodes.size(); i++) {
            successors.add(
                    successorsOf(nodes.get(i)).stream().mapToInt(this::number).toArray());
        }
        int[] dominators = Dominators.of(successors);
        return new Tree(dominators).text();
    }

    private Set<Object> successorsOf(Object node) {
        Set<Object> found = new LinkedHashSet<>();
        if (node instanceof VirtualCall call) {
            found.addAll(program.targets(call.resolved()));
        } else if (node instanceof MethodInfo method) {
            Effects effects = program.effects(method);
            found.addAll(effects.calls());
            effects.virtualCalls().forEach(resolved -> found.add(new VirtualCall(resolved)));
            for (ClassInfo type : effects.initialized()) {
                found.addAll(Initialization.needed(type));
            }
        }
        return found;
    }

    /** The dominator tree with the number of methods below each node. */
    private final class Tree {
        private final List<List<Integer>> children = new ArrayList<>();
        private final int[] counts;
        private final StringBuilder out = new StringBuilder();
        private int lines;

        Tree(int[] dominators) {
            nodes.forEach(node -> children.add(new ArrayList<>()));
            for (int i = 1; i < dominators.length; i++) {
                if (dominators[i] >= 0) {
                    children.get(dominators[i]).add(i);
                }
            }
            counts = new int[dominators.length];
            count(0);
        }

        private void count(int root) {
            // Parents before children, then summed backwards: the tree may be deep.
            List<Integer> order = new ArrayList<>(List.of(root));
            for (int i = 0; i < order.size(); i++) {
                order.addAll(children.get(order.get(i)));
            }
            for (int node : order.reversed()) {
                counts[node] = nodes.get(node) instanceof MethodInfo ? 1 : 0;
                children.get(node).forEach(child -> counts[node] += counts[child]);
            }
        }

        String text() {
            out.append(String.format(
                    Locale.ROOT,
                    "%d methods, %d classes; what the largest parts hang on (number of methods, method):%n",
                    program.methods().size(),
                    program.records().size()));
            print(0, 0, Math.max(10, counts[0] / 100));
            return out.toString();
        }

        private void print(int node, int depth, int least) {
            if (lines >= LINES || depth > DEPTH) {
                return;
            }
            if (node != 0) {
                lines++;
                out.append(String.format(
                        Locale.ROOT, "%7d  %s%s%n", counts[node], "  ".repeat(depth - 1), name(nodes.get(node))));
            }
            children.get(node).stream()
                    .filter(child -> counts[child] >= least)
                    .sorted(Comparator.comparing((Integer child) -> -counts[child])
                            .thenComparing(child -> name(nodes.get(child))))
                    .forEach(child -> print(child, depth + 1, least));
        }

        private String name(Object node) {
            return switch (node) {
                case MethodInfo method -> method.display();
                case VirtualCall call -> "calls of " + call.resolved().display();
                default -> node.toString();
            };
        }
    }
}
