package mellos.compiler.llvm;

/** How much work LLVM puts into the code: quick to build or quick to run. */
public enum Profile {
    /** Passes that pay for themselves by leaving less for the code generator to do. */
    DEVELOPMENT("always-inline,function(sroa,early-cse,simplifycfg)", 0),
    /** What {@code clang -O2} runs; the code generator's own reduction of strength in loops comes before the bases. */
    RELEASE("default<O2>,function(loop(loop-reduce))", 2);

    private final String pipeline;
    private final int codegenLevel;

    Profile(String pipeline, int codegenLevel) {
        this.pipeline = pipeline;
        this.codegenLevel = codegenLevel;
    }

    /** Passes in the syntax of {@code opt -passes}; LLVM, "Using the New Pass Manager". */
    public String pipeline() {
        return pipeline;
    }

    /** {@code LLVMCodeGenOptLevel}: 0 to 3. */
    public int codegenLevel() {
        return codegenLevel;
    }
}
