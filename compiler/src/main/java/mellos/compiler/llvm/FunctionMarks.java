package mellos.compiler.llvm;

/** Attributes of functions that LLVM carries along and {@link Compilation} reads. */
public final class FunctionMarks {
    /** A fault in this function becomes an exception; it checks that there is stack for what it calls. */
    public static final String FAULTS_THROW = "mellos-faults-throw";

    private FunctionMarks() {}
}
