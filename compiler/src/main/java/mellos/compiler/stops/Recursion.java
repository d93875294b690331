package mellos.compiler.stops;

import java.util.List;
import mellos.compiler.binding.LlvmLibrary;

/**
 * The calls of a function that may lead back to it. Told from the call alone, so that a change elsewhere changes
 * nothing here: every circle of direct calls has one from a name to a later one or to itself, and those are taken for
 * it, with all calls through tables.
 */
final class Recursion {
    /** What the runtime does for generated code: it allocates, locks, initialises, throws, and polls as it likes. */
    private static final String RUNTIME = "mellos_";

    private final LlvmLibrary llvm;
    private final Attributes attributes;
    private final String function;

    Recursion(LlvmLibrary llvm, Attributes attributes, String function) {
        this.llvm = llvm;
        this.attributes = attributes;
        this.function = function;
    }

    List<Value> callsOf(Code code) {
        return code.stops().stream().filter(this::mayComeBack).toList();
    }

    private boolean mayComeBack(Value call) {
        long callee = llvm.call("LLVMGetCalledValue", call.handle());
        if (llvm.call("LLVMIsAFunction", callee) == 0) {
            return true;
        }
        String name = Callees.name(llvm, callee);
        return attributes.mayPoll(callee) && !name.startsWith(RUNTIME) && name.compareTo(function) >= 0;
    }
}
