package mellos.compiler.translate;

import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;

/** Control transfers. */
final class Transfers {
    private final MethodState state;
    private final FunctionWriter out;
    private final ControlFlow flow;
    private final Bytecode code;
    private final BlockEdges edges;
    private final Handlers handlers;

    Transfers(MethodState state, ControlFlow flow, Bytecode code, BlockEdges edges, Handlers handlers) {
        this.state = state;
        this.out = state.out();
        this.flow = flow;
        this.code = code;
        this.edges = edges;
        this.handlers = handlers;
    }

    void jump(Block target) {
        edges.prepare(target);
        out.step("br label %" + target.label());
    }

    /** A branch on operands: pops them. */
    void branch(BranchInstruction branch, Block block) {
        Block target = target(branch);
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> jump(target);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE ->
                branch(compared(Conditions.signed(branch.opcode())), target, block);
            case IF_ACMPEQ -> branch(compared("eq"), target, block);
            case IF_ACMPNE -> branch(compared("ne"), target, block);
            case IFNULL -> branchOnNull(true, target, block);
            case IFNONNULL -> branchOnNull(false, target, block);
            default -> {
                Value value = state.pop();
                String predicate = Conditions.signed(branch.opcode());
                branch(out.name("icmp " + predicate + ' ' + value.typed() + ", 0"), target, block);
            }
        }
    }

    private String compared(String predicate) {
        Value right = state.pop();
        Value left = state.pop();
        return out.name("icmp " + predicate + ' ' + left.typed() + ", " + right.text());
    }

    /** The edge on which the reference is not null may rely on it. */
    private void branchOnNull(boolean jumpsIfNull, Block target, Block block) {
        Value value = state.pop();
        String condition = out.name("icmp " + (jumpsIfNull ? "eq" : "ne") + " ptr " + value.text() + ", null");
        branch(condition, target, block);
        Block notNull = jumpsIfNull ? flow.at(block.end()) : target;
        if (!notNull.isMerge()) {
            notNull.entryFrame().nonNull().add(value.text());
        }
    }

    /** A branch on an i1: to the target if it holds, else to the block behind this one. */
    void branch(String condition, Block target, Block block) {
        Block next = flow.at(block.end());
        edges.prepare(target);
        if (target != next) {
            edges.prepare(next);
        }
        out.step("br i1 " + condition + ", label %" + target.label() + ", label %" + next.label());
    }

    Block target(BranchInstruction branch) {
        return flow.at(code.indexOf(branch.target()));
    }

    void select(List<SwitchCase> cases, Label byDefault) {
        Value value = state.pop();
        Block otherwise = flow.at(code.indexOf(byDefault));
        List<Block> targets = new ArrayList<>();
        targets.add(otherwise);
        StringBuilder text = new StringBuilder("switch i32 " + value.text() + ", label %" + otherwise.label() + " [");
        for (SwitchCase entry : cases) {
            Block target = flow.at(code.indexOf(entry.target()));
            targets.add(target);
            text.append(" i32 ").append(entry.caseValue()).append(", label %").append(target.label());
        }
        targets.stream().distinct().forEach(edges::prepare);
        out.step(text.append(" ]").toString());
    }

    void leave(ReturnInstruction instruction) {
        Kind kind = Kind.of(instruction.typeKind());
        Value result = kind == Kind.VOID ? null : state.pop();
        handlers.unlock();
        if (state.wroteFinalField()) {
            out.step("fence release");
        }
        out.step(result == null ? "ret void" : "ret " + result.typed());
    }
}
