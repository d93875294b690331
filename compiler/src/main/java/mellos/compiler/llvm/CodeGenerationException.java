package mellos.compiler.llvm;

import java.util.List;

/** LLVM refused modules or died on them. The message holds every failure, each naming its module. */
public final class CodeGenerationException extends RuntimeException {
    private final List<String> failures;

    CodeGenerationException(List<String> failures) {
        super(String.join("\n", failures));
        this.failures = List.copyOf(failures);
    }

    /** One text a module, sorted. */
    public List<String> failures() {
        return failures;
    }
}
