package mellos.compiler.translate;

import java.lang.classfile.Opcode;

/** Comparisons whose result is a number, and those that a branch follows, which need no number. */
final class Comparisons {
    private final MethodState state;
    private final FunctionWriter out;

    Comparisons(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void longs() {
        Value right = state.pop();
        Value left = state.pop();
        String callee = state.module().llvm("llvm.scmp.i32.i64", "i32", "i64, i64");
        state.push(out.value(
                Kind.INT, "call i32 " + callee + "(" + left.typed() + ", " + right.typed() + ")" + out.location()));
    }

    void floats(Opcode opcode) {
        Value right = state.pop();
        Value left = state.pop();
        String operands = left.typed() + ", " + right.text();
        boolean greater = opcode == Opcode.FCMPG || opcode == Opcode.DCMPG;
        String equal = out.name("fcmp oeq " + operands);
        String decisive = out.name((greater ? "fcmp olt " : "fcmp ogt ") + operands);
        String other = out.name("select i1 " + equal + ", i32 0, i32 " + (greater ? 1 : -1));
        state.push(out.value(Kind.INT, "select i1 " + decisive + ", i32 " + (greater ? -1 : 1) + ", i32 " + other));
    }

    /**
     * The condition, an i1, of a comparison instruction and the branch behind it, without the number between them.
     *
     * @param branch {@code ifeq} to {@code ifle}
     */
    String fused(Opcode comparison, Opcode branch) {
        Value right = state.pop();
        Value left = state.pop();
        String operands = left.typed() + ", " + right.text();
        if (comparison == Opcode.LCMP) {
            return out.name("icmp " + Conditions.signed(branch) + ' ' + operands);
        }
        boolean greater = comparison == Opcode.FCMPG || comparison == Opcode.DCMPG;
        return out.name("fcmp " + Conditions.floating(branch, greater) + ' ' + operands);
    }
}
