package mellos.compiler.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.MethodInfo;

/**
 * How the closure first gets into each of its larger packages: where two of them lead into each other, no method
 * dominates.
 */
final class PackageReport {
    private static final int PACKAGES = 30;
    private static final int LEAST = 15;
    private static final int STEPS = 8;

    private PackageReport() {}

    private static final class Share {
        private final MethodInfo first;
        private int methods;

        Share(MethodInfo first) {
            this.first = first;
        }
    }

    /** Packages in the order in which they were reached, with size and the calls that led in. */
    static String of(ReachedProgram program) {
        Map<String, Share> packages = new LinkedHashMap<>();
        for (MethodInfo method : program.inOrder()) {
            packages.computeIfAbsent(packageOf(method), key -> new Share(method)).methods++;
        }
        List<String> largest = packages.keySet().stream()
                .filter(name -> packages.get(name).methods >= LEAST)
                .sorted(Comparator.comparing((String name) -> -packages.get(name).methods))
                .limit(PACKAGES)
                .toList();
        StringBuilder out =
                new StringBuilder(String.format(Locale.ROOT, "the first way into each larger package, in order:%n"));
        packages.forEach((name, share) -> {
            if (largest.contains(name)) {
                out.append(String.format(Locale.ROOT, "%7d  %s: %s%n", share.methods, name, way(program, share.first)));
            }
        });
        return out.toString();
    }

    private static String way(ReachedProgram program, MethodInfo method) {
        List<String> steps = new ArrayList<>();
        Optional<MethodInfo> at = Optional.of(method);
        while (at.isPresent() && steps.size() < STEPS) {
            steps.add(at.get().owner().binaryName() + "." + at.get().name());
            at = program.reachedFrom(at.get());
        }
        return String.join(" <- ", steps) + (at.isPresent() ? " <- ..." : "");
    }

    private static String packageOf(MethodInfo method) {
        String name = method.owner().binaryName();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
