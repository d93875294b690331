package mellos.compiler.stops;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mellos.compiler.binding.LlvmLibrary;

/** What a module's calls may do, by what they call. */
final class Callees {
    /** What LLVM may call by itself: docs/abi.md, "What generated code calls". They run to their end. */
    private static final Set<String> C_FUNCTIONS =
            Set.of("memcpy", "memmove", "memset", "memcmp", "bcmp", "fmod", "fmodf");

    private final LlvmLibrary llvm;
    private final Map<Long, Op> kinds = new HashMap<>();
    private final Map<Long, Boolean> stops = new HashMap<>();

    Callees(LlvmLibrary llvm) {
        this.llvm = llvm;
    }

    /** Whether the world may be stopped in a call of this value: of anything that is not known to run to its end. */
    boolean mayStop(long callee) {
        return stops.computeIfAbsent(callee, this::decideStop);
    }

    private boolean decideStop(long callee) {
        if (llvm.call("LLVMIsAInlineAsm", callee) != 0) {
            return false;
        }
        return llvm.call("LLVMIsAFunction", callee) == 0
                || (int) llvm.call("LLVMGetIntrinsicID", callee) == 0 && !C_FUNCTIONS.contains(name(callee));
    }

    /** {@link Op#CALL}, but for intrinsics that stand for arithmetic. */
    Op kind(long callee) {
        return kinds.computeIfAbsent(callee, this::decideKind);
    }

    private Op decideKind(long callee) {
        if (llvm.call("LLVMIsAFunction", callee) == 0 || (int) llvm.call("LLVMGetIntrinsicID", callee) == 0) {
            return Op.CALL;
        }
        String name = name(callee);
        return switch (name.split("\\.")[1]) {
            case "ptrmask", "launder", "strip" -> Op.COPY;
            case "umin", "umax", "smin", "smax", "abs" -> Op.NUMBER;
            default -> Op.CALL;
        };
    }

    private String name(long function) {
        return name(llvm, function);
    }

    /** The name of a value, as it stands in the text without its sigil. */
    static String name(LlvmLibrary llvm, long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_LONG);
            long name = llvm.call("LLVMGetValueName2", value, length.address());
            return new String(LlvmLibrary.bytes(name, length.get(JAVA_LONG, 0)), StandardCharsets.UTF_8);
        }
    }
}
