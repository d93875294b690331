package mellos.compiler.llvm;

/**
 * Where code and data may lie, which decides how addresses are formed. System V ABI AMD64, "Architectural Constraints".
 */
public enum CodeModel {
    /** All symbols in the low 2 GiB. */
    SMALL(3),
    /** All symbols in the high 2 GiB, so that they are sign-extended 32-bit values. */
    KERNEL(4);

    private final int number;

    CodeModel(int number) {
        this.number = number;
    }

    /** The value of {@code LLVMCodeModel}; llvm-c/TargetMachine.h. */
    int number() {
        return number;
    }
}
