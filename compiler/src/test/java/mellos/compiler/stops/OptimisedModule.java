package mellos.compiler.stops;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mellos.compiler.binding.LlvmLibrary;
import mellos.compiler.llvm.Ir;
import mellos.compiler.llvm.LlvmDistribution;
import mellos.compiler.llvm.TargetOptions;

/** A module in this process' LLVM, after passes. */
final class OptimisedModule implements AutoCloseable {
    static final LlvmLibrary LLVM = LlvmLibrary.load(LlvmDistribution.unpacked().library());
    private static final long MACHINE = machine();
    private static final int VERIFIER_ENDS_PROCESS = 0; // LLVMAbortProcessAction

    private final Arena arena = Arena.ofConfined();
    private final long context = LLVM.call("LLVMContextCreate");
    private final long module;

    /** @param pipeline passes, or nothing */
    OptimisedModule(String body, String pipeline) {
        byte[] text = Ir.module("test", body).text().getBytes(StandardCharsets.UTF_8);
        MemorySegment source = arena.allocate(text.length + 1L);
        MemorySegment.copy(text, 0, source, JAVA_BYTE, 0, text.length);
        long buffer = LLVM.call("LLVMCreateMemoryBufferWithMemoryRange", source.address(), text.length, string("t"), 1);
        MemorySegment result = arena.allocate(JAVA_LONG, 2);
        if (LLVM.test("LLVMParseIRInContext", context, buffer, result.address(), result.address() + 8)) {
            throw new IllegalArgumentException(LLVM.takeString(result.get(JAVA_LONG, 8), "LLVMDisposeMessage"));
        }
        module = result.get(JAVA_LONG, 0);
        if (!pipeline.isEmpty()) {
            long options = LLVM.call("LLVMCreatePassBuilderOptions");
            long error = LLVM.call("LLVMRunPasses", module, string(pipeline), MACHINE, options);
            LLVM.call("LLVMDisposePassBuilderOptions", options);
            if (error != 0) {
                throw new IllegalArgumentException("pipeline " + pipeline);
            }
        }
    }

    private static long machine() {
        for (String part : List.of("TargetInfo", "Target", "TargetMC")) {
            LLVM.call("LLVMInitializeX86" + part);
        }
        try (Arena arena = Arena.ofConfined()) {
            long triple = arena.allocateFrom(TargetOptions.TRIPLE).address();
            MemorySegment target = arena.allocate(JAVA_LONG, 2);
            LLVM.call("LLVMGetTargetFromTriple", triple, target.address(), target.address() + 8);
            long cpu = arena.allocateFrom("x86-64").address();
            long features = arena.allocateFrom("").address();
            return LLVM.call("LLVMCreateTargetMachine", target.get(JAVA_LONG, 0), triple, cpu, features, 2, 1, 3);
        }
    }

    List<String> losses() {
        return Stops.check(LLVM, context, module);
    }

    /** @return what is not proven after the walk */
    List<String> keep() {
        List<String> losses = Stops.secure(LLVM, context, module);
        LLVM.call(
                "LLVMVerifyModule",
                module,
                VERIFIER_ENDS_PROCESS,
                arena.allocate(JAVA_LONG).address());
        return losses;
    }

    String text() {
        return LLVM.takeString(LLVM.call("LLVMPrintModuleToString", module), "LLVMDisposeMessage");
    }

    private long string(String text) {
        return arena.allocateFrom(text).address();
    }

    @Override
    public void close() {
        LLVM.call("LLVMDisposeModule", module);
        LLVM.call("LLVMContextDispose", context);
        arena.close();
    }
}
