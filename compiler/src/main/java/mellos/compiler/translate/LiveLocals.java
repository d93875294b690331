package mellos.compiler.translate;

import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;

/** Which local variables are still read from the start of each block on, there or in a handler that it may reach. */
final class LiveLocals {
    private final Bytecode code;
    private final ControlFlow flow;

    private LiveLocals(Bytecode code, ControlFlow flow) {
        this.code = code;
        this.flow = flow;
    }

    /** Tells the blocks. */
    static void find(Bytecode code, ControlFlow flow) {
        new LiveLocals(code, flow).find();
    }

    private void find() {
        for (Block block : flow.order()) {
            findUses(block);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = flow.order().size() - 1; i >= 0; i--) {
                changed |= updateLive(flow.order().get(i));
            }
        }
    }

    private void findUses(Block block) {
        for (int i = block.start(); i < block.end(); i++) {
            switch (code.at(i)) {
                case LoadInstruction load -> block.use(load.slot());
                case IncrementInstruction increment -> block.use(increment.slot());
                case StoreInstruction store -> block.define(store.slot());
                default -> {}
            }
        }
    }

    private boolean updateLive(Block block) {
        BitSet out = new BitSet();
        block.successors().forEach(successor -> out.or(successor.liveIn()));
        BitSet in = new BitSet();
        in.or(out);
        in.andNot(block.defined());
        in.or(block.used());
        for (Bytecode.Handler handler : block.handlers()) {
            in.or(flow.at(handler.target()).liveIn());
            block.liveInHandlers().or(flow.at(handler.target()).liveIn());
        }
        if (in.equals(block.liveIn())) {
            return false;
        }
        block.liveIn().or(in);
        return true;
    }
}
