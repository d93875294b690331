package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Instructions from {@code start} to before {@code end} that run one after the other. A block that several blocks lead
 * to takes local variables and operands from memory; any other goes on with the values of its predecessor.
 */
final class Block {
    private final int start;
    private final int end;
    private final List<Block> successors = new ArrayList<>();
    private final List<Bytecode.Handler> handlers = new ArrayList<>();
    private final BitSet used = new BitSet();
    private final BitSet defined = new BitSet();
    private final BitSet liveIn = new BitSet();
    private final BitSet liveInHandlers = new BitSet();
    private boolean handler;
    private int predecessors;
    private OperandState entryFrame;

    Block(int start, int end) {
        this.start = start;
        this.end = end;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String label() {
        return "b" + start;
    }

    /** Not those that an exception leads to. */
    List<Block> successors() {
        return successors;
    }

    /** Entries of the exception table that cover it, in their order. */
    List<Bytecode.Handler> handlers() {
        return handlers;
    }

    /** Locals read before they are written. */
    BitSet used() {
        return used;
    }

    BitSet defined() {
        return defined;
    }

    /** Locals that some path from here reads before writing. */
    BitSet liveIn() {
        return liveIn;
    }

    /** Locals that are alive in one of its handlers. */
    BitSet liveInHandlers() {
        return liveInHandlers;
    }

    void use(int slot) {
        if (!defined.get(slot)) {
            used.set(slot);
        }
    }

    void define(int slot) {
        defined.set(slot);
    }

    void markHandler() {
        handler = true;
    }

    boolean isHandler() {
        return handler;
    }

    void addPredecessor() {
        predecessors++;
    }

    boolean isMerge() {
        return handler || predecessors > 1;
    }

    /** The values at its start; null until a predecessor is translated. */
    OperandState entryFrame() {
        return entryFrame;
    }

    void enterWith(OperandState frame) {
        entryFrame = frame;
    }
}
