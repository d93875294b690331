package mellos.compiler.stops;

import java.lang.foreign.Arena;
import mellos.compiler.binding.LlvmLibrary;

/** LLVM's builder, with the few instructions that a keep-alive is made of. */
final class Inserter {
    private static final int VECTOR_TYPE = 13; // LLVMVectorTypeKind

    private final LlvmLibrary llvm;
    private final Arena arena = Arena.ofConfined();
    private final long context;
    private final long builder;
    private final long address;
    private final long unnamed = arena.allocateFrom("").address();

    Inserter(LlvmLibrary llvm, long context) {
        this.llvm = llvm;
        this.context = context;
        this.builder = llvm.call("LLVMCreateBuilderInContext", context);
        this.address = llvm.call("LLVMPointerTypeInContext", context, 0);
    }

    void close() {
        llvm.call("LLVMDisposeBuilder", builder);
        arena.close();
    }

    /** What comes next stands before this instruction and has its line. */
    void before(long instruction) {
        llvm.call("LLVMPositionBuilderBefore", builder, instruction);
    }

    long nothing() {
        return llvm.call("LLVMConstNull", address);
    }

    long phi() {
        return llvm.call(
                "LLVMBuildPhi", builder, address, arena.allocateFrom("base").address());
    }

    void addIncoming(long phi, long value, long block) {
        llvm.call("LLVMAddIncoming", phi, pointerTo(value), pointerTo(block), 1);
    }

    long select(long condition, long first, long second) {
        return llvm.call(
                "LLVMBuildSelect",
                builder,
                condition,
                first,
                second,
                arena.allocateFrom("base").address());
    }

    /** An empty assembly that needs the value and may do anything, so that nobody moves or drops it. */
    void use(long value) {
        long type = llvm.call("LLVMTypeOf", value);
        boolean isVector = (int) llvm.call("LLVMGetTypeKind", type) == VECTOR_TYPE;
        long function =
                llvm.call("LLVMFunctionType", llvm.call("LLVMVoidTypeInContext", context), pointerTo(type), 1, 0);
        long assembly = llvm.call(
                "LLVMGetInlineAsm",
                function,
                unnamed,
                0,
                arena.allocateFrom(isVector ? "x" : "r").address(),
                1,
                1, // side effects
                0, // no aligned stack
                0, // AT&T
                0); // throws nothing
        llvm.call("LLVMBuildCall2", builder, function, assembly, pointerTo(value), 1, unnamed);
    }

    private long pointerTo(long value) {
        return LlvmLibrary.cell(arena, value);
    }
}
