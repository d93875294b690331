package mellos.compiler.stops;

import java.lang.foreign.Arena;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Cuts the turns of a loop that ends when a counter has come to a bound into stretches: the loop ends at a limit, which
 * is the bound or a stretch away, so that its turns cost what they did; whoever comes to the limit and not to the bound
 * polls and goes on to the next.
 *
 * <pre>
 *   before   limit = the bound, or a stretch from the start if the bound is further
 *   header   …
 *   latch    counter before limit ? header : ended
 *   ended    counter before bound ? check : the loop's end
 *   check    limit = the bound, or a stretch from here if the bound is further; poll; header
 * </pre>
 *
 * <p>The limit never lies behind the bound, whatever the numbers are: then the loop would not see its end.
 */
final class StripMining {
    private static final int PHI = 44; // LLVMPHI

    private final LlvmLibrary llvm;
    private final long builder;
    private final BlockSplitter splitter;
    private final Counter counter;
    private final long branch;
    private final long header;
    private final long latch;
    private final long type;
    private final int exit;
    private final Comparison comparison;
    /** What is compared with the bound. */
    private final long counted;

    private final Arena arena = Arena.ofAuto();
    private final long unnamed = arena.allocateFrom("").address();

    StripMining(LlvmLibrary llvm, long builder, BlockSplitter splitter, Counter counter, long branch) {
        this.llvm = llvm;
        this.builder = builder;
        this.splitter = splitter;
        this.counter = counter;
        this.branch = branch;
        this.header = counter.header().handle();
        this.latch = llvm.call("LLVMGetInstructionParent", branch);
        this.type = llvm.call("LLVMTypeOf", counter.next().handle());
        this.exit = llvm.call("LLVMGetSuccessor", branch, 0) == header ? 1 : 0;
        long condition = llvm.call("LLVMGetCondition", branch);
        this.comparison = Comparison.of((int) llvm.call("LLVMGetICmpPredicate", condition));
        this.counted = llvm.call("LLVMGetOperand", condition, 0);
    }

    /**
     * @param ask ends a block with a branch to its first argument if the thread is asked to stop, else to its second
     */
    void write(Ask ask, Runnable poll) {
        long location = llvm.call("LLVMInstructionGetDebugLoc", branch);
        long phi = llvm.call("LLVMGetOperand", counter.next().handle(), 0);
        int outside = llvm.call("LLVMGetIncomingBlock", phi, 0) == latch ? 1 : 0;
        long before = llvm.call("LLVMGetIncomingBlock", phi, outside);
        llvm.call("LLVMPositionBuilderBefore", builder, llvm.call("LLVMGetBasicBlockTerminator", before));
        long first = limit(llvm.call("LLVMGetIncomingValue", phi, outside));

        long ended = splitter.blockBehind(latch);
        long check = splitter.blockBehind(ended);
        long call = splitter.blockBehind(check);
        long again = splitter.blockBehind(call);

        long end = llvm.call("LLVMGetSuccessor", branch, exit);
        splitter.renamePredecessor(end, latch, ended);
        comeFromAgain(again);
        llvm.call("LLVMPositionBuilderBefore", builder, llvm.call("LLVMGetFirstInstruction", header));
        long limit = llvm.call("LLVMBuildPhi", builder, type, unnamed);
        llvm.call("LLVMPositionBuilderBefore", builder, branch);
        llvm.call("LLVMSetCondition", branch, compare(comparison, counted, limit));
        llvm.call("LLVMSetSuccessor", branch, exit, ended);

        locate(ended, location);
        long goesOn = compare(isInverted() ? comparison.inverse() : comparison, counted, counter.bound());
        llvm.call("LLVMBuildCondBr", builder, goesOn, check, end);
        locate(check, location);
        long further = limit(counted);
        ask.branch(call, again);
        locate(call, location);
        poll.run();
        llvm.call("LLVMBuildBr", builder, again);
        locate(again, location);
        llvm.call("LLVMBuildBr", builder, header);
        addIncoming(limit, first, before);
        addIncoming(limit, limit, latch);
        addIncoming(limit, further, again);
    }

    /** Writes the end of a block. */
    @FunctionalInterface
    interface Ask {
        void branch(long yes, long no);
    }

    private void locate(long block, long location) {
        llvm.call("LLVMPositionBuilderAtEnd", builder, block);
        llvm.call("LLVMSetCurrentDebugLocation2", builder, location);
    }

    /** Whether the branch leaves the loop where its condition holds. */
    private boolean isInverted() {
        return exit == 0;
    }

    /** The bound, or a stretch from here if the bound is further than that. */
    private long limit(long here) {
        long bound = counter.bound();
        long left = counter.step() > 0 ? binary("LLVMBuildSub", bound, here) : binary("LLVMBuildSub", here, bound);
        long isFar = compare(Comparison.ABOVE, left, number(Math.abs(counter.stretch())));
        Comparison before = (isInverted() ? comparison.inverse() : comparison).strict();
        isFar = binary("LLVMBuildAnd", isFar, compare(before, here, bound));
        long far = binary("LLVMBuildAdd", here, number(counter.stretch()));
        return llvm.call("LLVMBuildSelect", builder, isFar, far, bound, unnamed);
    }

    private long number(long value) {
        return llvm.call("LLVMConstInt", type, value, 1);
    }

    private long binary(String build, long left, long right) {
        return llvm.call(build, builder, left, right, unnamed);
    }

    private long compare(Comparison comparison, long left, long right) {
        return llvm.call("LLVMBuildICmp", builder, comparison.number(), left, right, unnamed);
    }

    /** What the header has from the latch it has from the new way back, too. */
    private void comeFromAgain(long again) {
        for (long i = llvm.call("LLVMGetFirstInstruction", header);
                (int) llvm.call("LLVMGetInstructionOpcode", i) == PHI;
                i = llvm.call("LLVMGetNextInstruction", i)) {
            int fromLatch = llvm.call("LLVMGetIncomingBlock", i, 0) == latch ? 0 : 1;
            addIncoming(i, llvm.call("LLVMGetIncomingValue", i, fromLatch), again);
        }
    }

    private void addIncoming(long phi, long value, long block) {
        llvm.call("LLVMAddIncoming", phi, LlvmLibrary.cell(arena, value), LlvmLibrary.cell(arena, block), 1);
    }
}
