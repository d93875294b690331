package mellos.compiler.stops;

import static mellos.magic.abi.ProcessorBlockLayout.PROCESSOR_POLL;

import java.lang.foreign.Arena;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Writes polls: a load of the processor's poll word and a branch to a call out of line that saves all registers, so
 * that the code around it is what it would be without.
 */
final class PollWriter implements AutoCloseable {
    private static final String POLL = "mellos_poll";
    private static final int HIDDEN = 1; // LLVMHiddenVisibility
    private static final int PRESERVES_ALL = 15; // LLVMPreserveAllCallConv
    private static final int GS = 256;
    /** How likely it is that a counter's turn has come, and that it has not. */
    private static final int[] WEIGHTS = {1, 1023};

    private final LlvmLibrary llvm;
    private final long context;
    private final long module;
    private final Attributes attributes;
    private final Arena arena = Arena.ofConfined();
    private final long builder;
    private final BlockSplitter splitter;
    private final long int32;
    private final long unnamed = arena.allocateFrom("").address();

    PollWriter(LlvmLibrary llvm, long context, long module, Attributes attributes) {
        this.llvm = llvm;
        this.context = context;
        this.module = module;
        this.attributes = attributes;
        this.builder = llvm.call("LLVMCreateBuilderInContext", context);
        this.splitter = new BlockSplitter(llvm, context, builder);
        this.int32 = llvm.call("LLVMInt32TypeInContext", context);
    }

    void write(PollPlace place) {
        if (place.counter() != null && place.counter().bound() != 0) {
            new StripMining(
                            llvm,
                            builder,
                            splitter,
                            place.counter(),
                            place.before().handle())
                    .write(this::branchIfAsked, this::callPoll);
            return;
        }
        long instruction = place.before().handle();
        long location = llvm.call("LLVMInstructionGetDebugLoc", instruction);
        long from = llvm.call("LLVMGetInstructionParent", instruction);
        long rest = splitter.before(instruction);
        long check = place.counter() == null ? from : splitter.blockBehind(from);
        long call = splitter.blockBehind(check);
        if (place.counter() != null) {
            locate(from, location);
            if (place.counter().isMissing()) {
                countTurns(place.counter().header().handle(), from, check, call, rest);
            } else {
                branchIfTurned(place.counter(), check, rest);
            }
        }
        locate(check, location);
        branchIfAsked(call, rest);
        locate(call, location);
        callPoll();
        llvm.call("LLVMBuildBr", builder, rest);
    }

    /** A number that goes down to 0 from turn to turn, and begins again behind the poll. */
    private void countTurns(long header, long from, long check, long call, long rest) {
        long full = llvm.call("LLVMConstInt", int32, Counter.TURNS, 0);
        long turns = phi(header);
        llvm.call("LLVMPositionBuilderAtEnd", builder, from);
        long left = llvm.call("LLVMBuildSub", builder, turns, llvm.call("LLVMConstInt", int32, 1, 0), unnamed);
        branchIfZero(left, int32, check, rest);
        long next = phi(rest);
        addIncoming(next, left, from);
        addIncoming(next, full, check);
        addIncoming(next, full, call);
        for (long use = llvm.call("LLVMGetFirstUse", llvm.call("LLVMBasicBlockAsValue", header));
                use != 0;
                use = llvm.call("LLVMGetNextUse", use)) {
            long predecessor = llvm.call("LLVMGetInstructionParent", llvm.call("LLVMGetUser", use));
            addIncoming(turns, predecessor == rest ? next : full, predecessor);
        }
    }

    private long phi(long block) {
        llvm.call("LLVMPositionBuilderBefore", builder, llvm.call("LLVMGetFirstInstruction", block));
        return llvm.call("LLVMBuildPhi", builder, int32, unnamed);
    }

    private void addIncoming(long phi, long value, long block) {
        llvm.call("LLVMAddIncoming", phi, LlvmLibrary.cell(arena, value), LlvmLibrary.cell(arena, block), 1);
    }

    private void locate(long block, long location) {
        llvm.call("LLVMPositionBuilderAtEnd", builder, block);
        llvm.call("LLVMSetCurrentDebugLocation2", builder, location);
    }

    private void branchIfTurned(Counter counter, long yes, long no) {
        long value = counter.next().handle();
        long type = llvm.call("LLVMTypeOf", value);
        if (counter.next().op() == Op.ADDRESS) {
            type = llvm.call("LLVMInt64TypeInContext", context);
            value = llvm.call("LLVMBuildPtrToInt", builder, value, type, unnamed);
        }
        long bits =
                llvm.call("LLVMBuildAnd", builder, value, llvm.call("LLVMConstInt", type, counter.mask(), 0), unnamed);
        branchIfZero(bits, type, yes, no);
    }

    private void branchIfZero(long value, long type, long yes, long no) {
        long zero = llvm.call(
                "LLVMBuildICmp", builder, Comparison.EQUAL.number(), value, llvm.call("LLVMConstNull", type), unnamed);
        long branch = llvm.call("LLVMBuildCondBr", builder, zero, yes, no);
        llvm.call("LLVMSetMetadata", branch, kind("prof"), weights());
    }

    private long kind(String metadata) {
        return Integer.toUnsignedLong((int) llvm.call(
                "LLVMGetMDKindIDInContext",
                context,
                arena.allocateFrom(metadata).address(),
                metadata.length()));
    }

    private long weights() {
        String name = "branch_weights";
        long[] nodes = {
            llvm.call(
                    "LLVMMDStringInContext2", context, arena.allocateFrom(name).address(), name.length()),
            llvm.call("LLVMValueAsMetadata", llvm.call("LLVMConstInt", int32, WEIGHTS[0], 0)),
            llvm.call("LLVMValueAsMetadata", llvm.call("LLVMConstInt", int32, WEIGHTS[1], 0))
        };
        long node = llvm.call("LLVMMDNodeInContext2", context, LlvmLibrary.cells(arena, nodes), nodes.length);
        return llvm.call("LLVMMetadataAsValue", context, node);
    }

    private void branchIfAsked(long yes, long no) {
        long gs = llvm.call("LLVMPointerTypeInContext", context, GS);
        long offset = llvm.call("LLVMConstInt", llvm.call("LLVMInt64TypeInContext", context), PROCESSOR_POLL, 0);
        long word = llvm.call("LLVMBuildLoad2", builder, int32, llvm.call("LLVMConstIntToPtr", offset, gs), unnamed);
        llvm.call("LLVMSetVolatile", word, 1);
        llvm.call("LLVMSetAlignment", word, Integer.BYTES);
        long asked = llvm.call(
                "LLVMBuildICmp",
                builder,
                Comparison.NOT_EQUAL.number(),
                word,
                llvm.call("LLVMConstNull", int32),
                unnamed);
        llvm.call("LLVMBuildCondBr", builder, asked, yes, no);
    }

    private void callPoll() {
        long type = llvm.call("LLVMFunctionType", llvm.call("LLVMVoidTypeInContext", context), 0, 0, 0);
        long call = llvm.call("LLVMBuildCall2", builder, type, poll(type), 0, 0, unnamed);
        llvm.call("LLVMSetInstructionCallConv", call, PRESERVES_ALL);
        attributes.addToCall(call, "cold"); // code generation lays it out of line
        attributes.addToCall(call, "nounwind");
        attributes.addToCall(call, "nomerge"); // each has its own line
    }

    private long poll(long type) {
        long name = arena.allocateFrom(POLL).address();
        long known = llvm.call("LLVMGetNamedFunction", module, name);
        if (known != 0) {
            return known;
        }
        long function = llvm.call("LLVMAddFunction", module, name, type);
        llvm.call("LLVMSetVisibility", function, HIDDEN);
        llvm.call("LLVMSetFunctionCallConv", function, PRESERVES_ALL);
        return function;
    }

    @Override
    public void close() {
        llvm.call("LLVMDisposeBuilder", builder);
        arena.close();
    }
}
