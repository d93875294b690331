package mellos.compiler.stops;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.binding.LlvmLibrary;

/** Cuts blocks in two, which LLVM's C interface has no function for. */
final class BlockSplitter {
    private static final int PHI = 44; // LLVMPHI

    private final LlvmLibrary llvm;
    private final long context;
    private final long builder;

    BlockSplitter(LlvmLibrary llvm, long context, long builder) {
        this.llvm = llvm;
        this.context = context;
        this.builder = builder;
    }

    /**
     * Moves this instruction and those behind it to a new block. The block they come from is left without an end.
     *
     * @return the new block
     */
    long before(long instruction) {
        long from = llvm.call("LLVMGetInstructionParent", instruction);
        long rest = blockBehind(from);
        List<Long> moved = new ArrayList<>();
        for (long i = instruction; i != 0; i = llvm.call("LLVMGetNextInstruction", i)) {
            moved.add(i);
        }
        llvm.call("LLVMPositionBuilderAtEnd", builder, rest);
        llvm.call("LLVMSetCurrentDebugLocation2", builder, 0); // each keeps its own
        for (long i : moved) {
            llvm.call("LLVMInstructionRemoveFromParent", i);
            llvm.call("LLVMInsertIntoBuilder", builder, i);
        }
        long last = moved.getLast();
        int successors = (int) llvm.call("LLVMGetNumSuccessors", last);
        for (int i = 0; i < successors; i++) {
            renamePredecessor(llvm.call("LLVMGetSuccessor", last, i), from, rest);
        }
        return rest;
    }

    /** An empty block that follows another in the text. */
    long blockBehind(long block) {
        try (Arena arena = Arena.ofConfined()) {
            long name = arena.allocateFrom("").address();
            long next = llvm.call("LLVMGetNextBasicBlock", block);
            return next == 0
                    ? llvm.call(
                            "LLVMAppendBasicBlockInContext", context, llvm.call("LLVMGetBasicBlockParent", block), name)
                    : llvm.call("LLVMInsertBasicBlockInContext", context, next, name);
        }
    }

    /** Tells a block's phis that control comes from another block now. */
    void renamePredecessor(long block, long from, long to) {
        long instruction = llvm.call("LLVMGetFirstInstruction", block);
        // A block that leads to itself may have lost all but its phis.
        while (instruction != 0 && (int) llvm.call("LLVMGetInstructionOpcode", instruction) == PHI) {
            long next = llvm.call("LLVMGetNextInstruction", instruction);
            if (comesFrom(instruction, from)) {
                replace(instruction, from, to);
            }
            instruction = next;
        }
    }

    private boolean comesFrom(long phi, long block) {
        int count = (int) llvm.call("LLVMCountIncoming", phi);
        for (int i = 0; i < count; i++) {
            if (llvm.call("LLVMGetIncomingBlock", phi, i) == block) {
                return true;
            }
        }
        return false;
    }

    /** The blocks of a phi cannot be changed: another takes its place. */
    private void replace(long phi, long from, long to) {
        try (Arena arena = Arena.ofConfined()) {
            llvm.call("LLVMPositionBuilderBefore", builder, phi);
            long name = arena.allocateFrom("").address();
            long other = llvm.call("LLVMBuildPhi", builder, llvm.call("LLVMTypeOf", phi), name);
            int count = (int) llvm.call("LLVMCountIncoming", phi);
            for (int i = 0; i < count; i++) {
                long block = llvm.call("LLVMGetIncomingBlock", phi, i);
                long value = llvm.call("LLVMGetIncomingValue", phi, i);
                llvm.call(
                        "LLVMAddIncoming",
                        other,
                        LlvmLibrary.cell(arena, value),
                        LlvmLibrary.cell(arena, block == from ? to : block),
                        1);
            }
            llvm.call("LLVMReplaceAllUsesWith", phi, other);
            llvm.call("LLVMInstructionEraseFromParent", phi);
        }
    }
}
