package mellos.compiler.stops;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import mellos.compiler.binding.LlvmLibrary;

/** Attributes of functions and calls: docs/abi.md, "Functions". */
final class Attributes implements AutoCloseable {
    private static final String POLLS = "mellos-polls";
    private static final String BASES_UNKEPT = "mellos-bases-unkept";
    private static final long FUNCTION = 0xFFFF_FFFFL; // LLVMAttributeFunctionIndex

    private final LlvmLibrary llvm;
    private final long context;
    private final Arena arena = Arena.ofConfined();
    private final Map<String, Long> names = new HashMap<>();

    Attributes(LlvmLibrary llvm, long context) {
        this.llvm = llvm;
        this.context = context;
    }

    /** Whether the front end says that the world may be stopped in this function. */
    boolean mayPoll(long function) {
        return has(function, POLLS);
    }

    /** Whether the front end asks for code that may lose references: a test of what keeps them. */
    boolean mayLoseBases(long function) {
        return has(function, BASES_UNKEPT);
    }

    private boolean has(long function, String attribute) {
        long name = names.computeIfAbsent(
                attribute, text -> arena.allocateFrom(text).address());
        return llvm.call("LLVMGetStringAttributeAtIndex", function, FUNCTION, name, attribute.length()) != 0;
    }

    void addToCall(long call, String attribute) {
        long name = arena.allocateFrom(attribute).address();
        long kind =
                Integer.toUnsignedLong((int) llvm.call("LLVMGetEnumAttributeKindForName", name, attribute.length()));
        llvm.call("LLVMAddCallSiteAttribute", call, FUNCTION, llvm.call("LLVMCreateEnumAttribute", context, kind, 0));
    }

    @Override
    public void close() {
        arena.close();
    }
}
