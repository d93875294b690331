package mellos.compiler.stops;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import mellos.compiler.binding.LlvmLibrary;

/** Where an instruction comes from, in words. */
final class SourcePlace {
    private SourcePlace() {}

    /** {@code java.lang.String.indexOf(II)I (java/lang/String.java:1502)}; inlined code by its own file and line. */
    static String of(LlvmLibrary llvm, Value instruction) {
        long function = llvm.call("LLVMGetBasicBlockParent", instruction.block().handle());
        String name = Callees.name(llvm, function);
        int line = (int) llvm.call("LLVMGetDebugLocLine", instruction.handle());
        return line == 0 ? name : name + " (" + file(llvm, instruction.handle()) + ":" + line + ")";
    }

    private static String file(LlvmLibrary llvm, long instruction) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            long name = llvm.call("LLVMGetDebugLocFilename", instruction, length.address());
            return new String(LlvmLibrary.bytes(name, length.get(JAVA_INT, 0)), StandardCharsets.UTF_8);
        }
    }
}
