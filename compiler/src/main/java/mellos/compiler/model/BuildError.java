package mellos.compiler.model;

import java.util.List;

/** What the person who builds must mend: each problem names class, method, line, the rule and the way out. */
public final class BuildError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BuildError(String problem) {
        super(problem);
    }

    /** All problems of one pass, sorted, a line each. */
    public static BuildError of(List<String> problems) {
        return new BuildError(
                String.join("\n", problems.stream().sorted().distinct().toList()));
    }
}
