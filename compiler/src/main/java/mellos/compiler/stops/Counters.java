package mellos.compiler.stops;

import java.util.List;
import java.util.Set;
import mellos.compiler.binding.LlvmLibrary;

/** What is known about the number of turns of a loop. */
final class Counters {
    /** So few turns that nobody waits for them. */
    private static final int SHORT = 128;

    /** A stretch of these is a positive int. */
    private static final int LONGEST_STEP = 1 << 20;

    private static final int ADD = 8; // LLVMAdd
    private static final int SUB = 10; // LLVMSub

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
        List<Counter> counters = phis(header).stream()
                .map(phi -> counter(phi, latch))
                .filter(counter -> counter != null && counter.isUsable())
                .toList();
        return counters.stream()
                .map(counter -> bounded(counter, header, latch, loop))
                .filter(counter -> counter.bound() != 0)
                .findFirst()
                .orElse(counters.isEmpty() ? Counter.ofTurns(header) : counters.getFirst());
    }

    /** The counter with its bound, if that is the same in all turns and there is a block to compute in before them. */
    private Counter bounded(Counter counter, Block header, Block latch, Set<Block> loop) {
        long bound = counter.next().op() == Op.ADDRESS ? 0 : boundValue(counter, header, latch);
        if (bound == 0
                || isComputedIn(loop, bound)
                || header.predecessors().size() != 2
                || Math.abs(counter.step()) > LONGEST_STEP
                || bits(counter) < Integer.SIZE) {
            return counter;
        }
        Block before = header.predecessors().get(header.predecessors().getFirst() == latch ? 1 : 0);
        boolean hasRoom = before.successors().size() == 1 && before.terminator().op() == Op.OTHER;
        return new Counter(counter.next(), counter.step(), header, hasRoom ? bound : 0);
    }

    private int bits(Counter counter) {
        return (int) llvm.call(
                "LLVMGetIntTypeWidth", llvm.call("LLVMTypeOf", counter.next().handle()));
    }

    private static boolean isComputedIn(Set<Block> loop, long value) {
        return loop.stream().flatMap(block -> block.instructions().stream()).anyMatch(i -> i.handle() == value);
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
        return step == Offset.UNKNOWN ? null : new Counter(next, step, phi.block(), 0);
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
        long condition = condition(latch);
        if (condition == 0
                || goesOn(condition, header, latch) != Comparison.NOT_EQUAL
                || llvm.call("LLVMGetOperand", condition, 0) != counter.next().handle()) {
            return false;
        }
        long bound = constant(llvm.call("LLVMGetOperand", condition, 1));
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

    /** What the counter is compared with at the end of a turn; 0 if that does not end the loop. */
    private long boundValue(Counter counter, Block header, Block latch) {
        long condition = condition(latch);
        if (condition == 0 || !goesOn(condition, header, latch).leadsToBound(counter.step())) {
            return 0;
        }
        long compared = llvm.call("LLVMGetOperand", condition, 0);
        boolean isCounter = compared == counter.next().handle()
                || compared == counter.next().operand(0).handle();
        return isCounter ? llvm.call("LLVMGetOperand", condition, 1) : 0;
    }

    /** The comparison of numbers that a block's branch goes by; 0 if it does not. */
    private long condition(Block latch) {
        long last = latch.terminator().handle();
        if (latch.successors().size() != 2 || llvm.call("LLVMIsABranchInst", last) == 0) {
            return 0;
        }
        long condition = llvm.call("LLVMGetCondition", last);
        return llvm.call("LLVMIsAICmpInst", condition) == 0 ? 0 : condition;
    }

    /** What holds when the loop goes on. */
    private Comparison goesOn(long condition, Block header, Block latch) {
        Comparison comparison = Comparison.of((int) llvm.call("LLVMGetICmpPredicate", condition));
        return latch.successors().getFirst() == header ? comparison : comparison.inverse();
    }
}
