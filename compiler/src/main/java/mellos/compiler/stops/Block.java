package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.List;

/** A basic block: its instructions in order, the last of which says where it goes on. */
final class Block {
    private final long handle;
    private final int number;
    private final List<Value> instructions = new ArrayList<>();
    private final List<Block> predecessors = new ArrayList<>(2);
    private final List<Block> successors = new ArrayList<>(2);
    private boolean landingPad;

    Block(long handle, int number) {
        this.handle = handle;
        this.number = number;
    }

    /** Its {@code LLVMBasicBlockRef}. */
    long handle() {
        return handle;
    }

    /** From 0, the function's entry, in the order of the text. */
    int number() {
        return number;
    }

    List<Value> instructions() {
        return instructions;
    }

    Value terminator() {
        return instructions.getLast();
    }

    /** Whether exceptions enter here. */
    boolean isLandingPad() {
        return landingPad;
    }

    void setLandingPad() {
        landingPad = true;
    }

    List<Block> predecessors() {
        return predecessors;
    }

    List<Block> successors() {
        return successors;
    }

    void addSuccessor(Block successor) {
        successors.add(successor);
        successor.predecessors.add(this);
    }
}
