package mellos.compiler.translate;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Control transfers, and how values get from block to block. */
final class Transfers {
    private final MethodState state;
    private final FunctionWriter out;
    private final ControlFlow flow;
    private final Bytecode code;
    private final Locals locals;
    private final Handlers handlers;

    Transfers(MethodState state, ControlFlow flow, Bytecode code, Locals locals, Handlers handlers) {
        this.state = state;
        this.out = state.out();
        this.flow = flow;
        this.code = code;
        this.locals = locals;
        this.handlers = handlers;
    }

    /** At the start of a block: fetches the operands that its predecessors left in memory. */
    void begin(Block block) {
        if (!block.isMerge()) {
            return;
        }
        List<Value> stack = state.frame().stack();
        for (int depth = 0; depth < stack.size(); depth++) {
            Value expected = stack.get(depth);
            String name = block.isHandler() ? Handlers.EXCEPTION : slotName(depth, expected.kind());
            String value = out.name("load " + expected.kind().ir() + ", ptr "
                    + out.slot(name, expected.kind().ir()));
            Value loaded = block.isHandler() ? Value.nonNull(value) : Value.of(expected.kind(), value);
            stack.set(depth, loaded.withOrigin(expected.origin()));
        }
    }

    /** At the end of a block: tells its handlers what it wrote. */
    void end(Block block) {
        BitSet written = state.frame().written();
        for (Bytecode.Handler handler : block.handlers()) {
            Block target = flow.at(handler.target());
            if (target.entryFrame() == null) {
                OperandState frame = emptyFrame();
                frame.push(Value.nonNull("%" + Handlers.EXCEPTION));
                target.enterWith(frame);
            }
            target.entryFrame().written().or(written);
        }
    }

    private OperandState emptyFrame() {
        OperandState frame = state.frame().copy();
        frame.clearLocals();
        frame.stack().clear();
        frame.nonNull().clear();
        frame.initialized().clear();
        OperandState current = state.frame();
        state.enter(frame);
        state.assumeOwnClassInitialized();
        state.enter(current);
        return frame;
    }

    void jump(Block target) {
        prepare(target);
        out.step("br label %" + target.label());
    }

    /** Makes the values that the target expects available to it. */
    private void prepare(Block target) {
        if (target.isHandler() && !state.frame().stack().isEmpty()) {
            Value top = state.frame().stack().getLast();
            out.line("store ptr " + top.text() + ", ptr " + out.slot(Handlers.EXCEPTION, "ptr"));
        }
        if (!target.isMerge()) {
            target.enterWith(state.frame().copy());
            return;
        }
        locals.writeBack(target.liveIn());
        List<Value> stack = state.frame().stack();
        if (!target.isHandler()) {
            for (int depth = 0; depth < stack.size(); depth++) {
                Value value = stack.get(depth);
                out.line("store " + value.typed() + ", ptr "
                        + out.slot(slotName(depth, value.kind()), value.kind().ir()));
            }
        }
        merge(target, stack);
    }

    private void merge(Block target, List<Value> stack) {
        if (target.entryFrame() == null) {
            OperandState frame = emptyFrame();
            stack.forEach(frame::push);
            target.enterWith(frame);
            return;
        }
        OperandState known = target.entryFrame();
        known.written().or(state.frame().written());
        for (int depth = 0; depth < stack.size(); depth++) {
            if (known.stack().get(depth).origin() != stack.get(depth).origin()) {
                known.stack().set(depth, known.stack().get(depth).withOrigin(Value.NO_ORIGIN));
            }
        }
    }

    private static String slotName(int depth, Kind kind) {
        return "s" + depth + kind.letter();
    }

    /** A branch on operands: pops them. */
    void branch(BranchInstruction branch, Block block) {
        Block target = flow.at(code.indexOf(branch.target()));
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> jump(target);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                Value right = state.pop();
                Value left = state.pop();
                String predicate = Conditions.signed(branch.opcode());
                branch(out.name("icmp " + predicate + ' ' + left.typed() + ", " + right.text()), target, block);
            }
            case IF_ACMPEQ, IF_ACMPNE -> {
                Value right = state.pop();
                Value left = state.pop();
                String predicate = branch.opcode() == Opcode.IF_ACMPEQ ? "eq" : "ne";
                branch(out.name("icmp " + predicate + ' ' + left.typed() + ", " + right.text()), target, block);
            }
            case IFNULL -> branchOnNull(true, target, block);
            case IFNONNULL -> branchOnNull(false, target, block);
            default -> {
                Value value = state.pop();
                String predicate = Conditions.signed(branch.opcode());
                branch(out.name("icmp " + predicate + ' ' + value.typed() + ", 0"), target, block);
            }
        }
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
        prepare(target);
        if (target != next) {
            prepare(next);
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
        targets.stream().distinct().forEach(this::prepare);
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
