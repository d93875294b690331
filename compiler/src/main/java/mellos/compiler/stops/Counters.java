package mellos.compiler.stops;

import java.util.List;
import java.util.Set;
import mellos.compiler.binding.LlvmLibrary;

/** What is known about the number of turns of a loop. */
final class Counters {
    /** So few turns that nobody waits for them. */
    private static final int SHORT = 128;

    private static final int ADD = 8; // LLVMAdd
    private static final int SUB = 10; // LLVMSub
    private static final int EQUAL = 32; // LLVMIntEQ
    private static final int NOT_EQUAL = 33; // LLVMIntNE

    private final LlvmLibrary llvm;

    Counters(LlvmLibrary llvm) {
        this.llvm = llvm;
    }

    /** Of a loop that calls nothing and has one way back to its header; else null. */
    Counter of(Block header, Set<Block> loop) {
        Block latch = onlyLatch(header, loop);
        if (latch == null || loop.stream().anyMatch(Counters::calls)) {
            return null;
        }
        return phis(header).stream()
                .map(phi -> counter(phi, latch))
                .filter(counter -> counter != null && counter.isUsable())
                .findFirst()
                .orElse(null);
    }

    private static boolean calls(Block block) {
        return block.instructions().stream().anyMatch(value -> value.op() == Op.CALL);
    }

    private static List<Value> phis(Block header) {
        return header.instructions().stream()
                .takeWhile(value -> value.op() == Op.PHI)
                .filter(phi -> !phi.isVector())
                .toList();
    }

    private static Block onlyLatch(Block header, Set<Block> loop) {
        List<Block> latches =
                header.predecessors().stream().filter(loop::contains).distinct().toList();
        return latches.size() == 1 ? latches.getFirst() : null;
    }

    private Counter counter(Value phi, Block latch) {
        Value next = phi.operandFrom(latch);
        if (next.operands().length == 0 || next.operand(0) != phi) {
            return null;
        }
        long step = next.op() == Op.ADDRESS ? next.step() : step(next);
        return step == Offset.UNKNOWN ? null : new Counter(next, step);
    }

    private long step(Value next) {
        int opcode = (int) llvm.call("LLVMGetInstructionOpcode", next.handle());
        if (opcode != ADD && opcode != SUB) {
            return Offset.UNKNOWN;
        }
        long amount = constant(llvm.call("LLVMGetOperand", next.handle(), 1));
        return opcode == ADD || amount == Offset.UNKNOWN ? amount : -amount;
    }

    private long constant(long value) {
        long constant = llvm.call("LLVMIsAConstantInt", value);
        return constant == 0 ? Offset.UNKNOWN : llvm.call("LLVMConstIntGetSExtValue", constant);
    }

    /** Whether the loop ends after a small number of turns that stands in the code. */
    boolean isShort(Block header, Set<Block> loop) {
        Block latch = onlyLatch(header, loop);
        return latch != null && phis(header).stream().anyMatch(phi -> endsSoon(phi, header, latch));
    }

    private boolean endsSoon(Value phi, Block header, Block latch) {
        Counter counter = counter(phi, latch);
        if (counter == null || counter.next().op() == Op.ADDRESS) {
            return false;
        }
        long bound = bound(counter, header, latch);
        long start = start(phi, latch);
        if (bound == Offset.UNKNOWN || start == Offset.UNKNOWN) {
            return false;
        }
        long turns = (bound - start) / counter.step();
        return turns > 0 && turns <= SHORT && (bound - start) % counter.step() == 0;
    }

    private long start(Value phi, Block latch) {
        long start = Offset.UNKNOWN;
        for (int i = 0; i < phi.operands().length; i++) {
            if (phi.incoming(i) != latch) {
                long value = constant(llvm.call("LLVMGetOperand", phi.handle(), i));
                if (start != Offset.UNKNOWN && start != value) {
                    return Offset.UNKNOWN;
                }
                start = value;
            }
        }
        return start;
    }

    /** The constant that ends the loop when the counter's next value is equal to it. */
    private long bound(Counter counter, Block header, Block latch) {
        long last = latch.terminator().handle();
        if (latch.successors().size() != 2 || llvm.call("LLVMIsABranchInst", last) == 0) {
            return Offset.UNKNOWN;
        }
        long condition = llvm.call("LLVMGetCondition", last);
        int goesOn = latch.successors().getFirst() == header ? NOT_EQUAL : EQUAL;
        if (llvm.call("LLVMIsAICmpInst", condition) == 0
                || (int) llvm.call("LLVMGetICmpPredicate", condition) != goesOn
                || llvm.call("LLVMGetOperand", condition, 0) != counter.next().handle()) {
            return Offset.UNKNOWN;
        }
        return constant(llvm.call("LLVMGetOperand", condition, 1));
    }
}
