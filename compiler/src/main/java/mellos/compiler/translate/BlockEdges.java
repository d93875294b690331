package mellos.compiler.translate;

import java.util.BitSet;
import java.util.List;

/** How values get from block to block: what several blocks lead to finds its operands in memory. */
final class BlockEdges {
    private final MethodState state;
    private final FunctionWriter out;
    private final ControlFlow flow;
    private final Locals locals;

    BlockEdges(MethodState state, ControlFlow flow, Locals locals) {
        this.state = state;
        this.out = state.out();
        this.flow = flow;
        this.locals = locals;
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

    /** Makes the values that the target expects available to it. */
    void prepare(Block target) {
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
            leave(stack);
        }
        merge(target, stack);
    }

    private void leave(List<Value> stack) {
        for (int depth = 0; depth < stack.size(); depth++) {
            Value value = stack.get(depth);
            out.line("store " + value.typed() + ", ptr "
                    + out.slot(slotName(depth, value.kind()), value.kind().ir()));
        }
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
}
