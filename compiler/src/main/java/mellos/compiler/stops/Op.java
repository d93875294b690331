package mellos.compiler.stops;

/** What an instruction does with addresses, as far as the walk cares: LLVM's operations in a few kinds. */
enum Op {
    ARGUMENT,
    /** Anything that is no value of the function's own: literals, null, functions, variables. */
    CONSTANT,
    /** A variable in the frame. */
    FRAME,
    /** Makes a value that its operands say nothing about: loads and all the rest. Its operands are no addresses. */
    OTHER,
    /** Reads or writes memory through its operands, stores or returns them: each is a whole value by then. */
    ACCESS,
    CALL,
    /** A comparison: tells addresses apart that need not lie in their objects. */
    COMPARE,
    /** {@code getelementptr}. */
    ADDRESS,
    /** Arithmetic that an address may go through as a number. */
    NUMBER,
    SUBTRACT,
    TO_NUMBER,
    TO_ADDRESS,
    PHI,
    SELECT,
    /** Its first operand, whole or one element of it. */
    COPY,
    /** A vector put together. */
    JOIN;

    /** The kinds by LLVM's numbers; llvm-c/Core.h, "LLVMOpcode". */
    static Op of(int opcode) {
        return switch (opcode) {
            case 1, 27, 28, 56, 57 -> ACCESS; // ret, load, store, cmpxchg, atomicrmw
            case 5, 45, 67 -> CALL; // invoke, call, callbr
            case 8, 12, 23, 24, 25, 31, 32 -> NUMBER; // add, mul, and, or, xor, zext, sext
            case 10 -> SUBTRACT;
            case 26 -> FRAME;
            case 29 -> ADDRESS;
            case 39 -> TO_NUMBER;
            case 40 -> TO_ADDRESS;
            case 42 -> COMPARE;
            case 44 -> PHI;
            case 46 -> SELECT;
            case 41, 50, 60, 68 -> COPY; // bitcast, extractelement, addrspacecast, freeze
            case 51, 52 -> JOIN; // insertelement, shufflevector
            case 54 -> COMPARE; // insertvalue: only what cannot be followed further
            default -> OTHER;
        };
    }

    /** Whether the operands matter to where addresses come from and how long they live. */
    boolean readsAddresses() {
        return switch (this) {
            case ARGUMENT, CONSTANT, FRAME, OTHER -> false;
            case ACCESS, CALL, COMPARE, ADDRESS, NUMBER, SUBTRACT, TO_NUMBER, TO_ADDRESS, PHI, SELECT, COPY, JOIN ->
                true;
        };
    }
}
