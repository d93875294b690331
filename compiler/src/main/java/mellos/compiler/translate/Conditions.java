package mellos.compiler.translate;

import java.lang.classfile.Opcode;

/** LLVM's comparison predicates for the branch instructions. */
final class Conditions {
    private Conditions() {}

    static String signed(Opcode branch) {
        return switch (branch) {
            case IFEQ, IF_ICMPEQ -> "eq";
            case IFNE, IF_ICMPNE -> "ne";
            case IFLT, IF_ICMPLT -> "slt";
            case IFGE, IF_ICMPGE -> "sge";
            case IFGT, IF_ICMPGT -> "sgt";
            case IFLE, IF_ICMPLE -> "sle";
            default -> throw new IllegalArgumentException("not a comparison: " + branch);
        };
    }

    /**
     * For a branch on the result of {@code fcmpg} or {@code fcmpl}, which are 1 and -1 if a number is not one.
     *
     * @param greater after {@code fcmpg} or {@code dcmpg}
     */
    static String floating(Opcode branch, boolean greater) {
        return switch (branch) {
            case IFEQ -> "oeq";
            case IFNE -> "une";
            case IFLT -> greater ? "olt" : "ult";
            case IFGE -> greater ? "uge" : "oge";
            case IFGT -> greater ? "ugt" : "ogt";
            case IFLE -> greater ? "ole" : "ule";
            default -> throw new IllegalArgumentException("not a comparison: " + branch);
        };
    }
}
