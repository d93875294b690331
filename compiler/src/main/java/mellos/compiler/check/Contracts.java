package mellos.compiler.check;

import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.BuildError;
import mellos.compiler.reach.ReachedProgram;

/** All checks of contracts. */
public final class Contracts {
    private Contracts() {}

    /** @throws BuildError with every violation, a line each, sorted */
    public static void check(ReachedProgram program) {
        List<String> violations = violations(program);
        if (!violations.isEmpty()) {
            throw BuildError.of(violations);
        }
    }

    static List<String> violations(ReachedProgram program) {
        List<String> violations = new ArrayList<>();
        violations.addAll(NoHeapCheck.violations(program));
        violations.addAll(RawMemoryCheck.violations(program));
        violations.addAll(WordCheck.violations(program));
        return violations.stream().sorted().distinct().toList();
    }
}
