package mellos.compiler.bases;

import java.util.ArrayList;
import java.util.List;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Makes a collector sound that takes every word of stacks and registers for a reference, if it points from an object's
 * start to its end: LLVM keeps other addresses and lets the reference die. The last thing that happens to a module
 * before instructions are selected, where a value that is live across a call has a register or a slot of its own.
 */
public final class Bases {
    private final LlvmLibrary llvm;
    private final long context;
    private final CodeReader reader;

    private Bases(LlvmLibrary llvm, long context, long module) {
        this.llvm = llvm;
        this.context = context;
        this.reader = new CodeReader(llvm, module);
    }

    /**
     * Keeps every base alive, then proves it.
     *
     * @return what is not proven, a sentence each with function and line
     */
    public static List<String> keep(LlvmLibrary llvm, long context, long module) {
        return new Bases(llvm, context, module).inFunctions(module, true);
    }

    /** As {@link #keep}, of a module as it is. */
    static List<String> check(LlvmLibrary llvm, long context, long module) {
        return new Bases(llvm, context, module).inFunctions(module, false);
    }

    private List<String> inFunctions(long module, boolean keep) {
        List<String> losses = new ArrayList<>();
        for (long f = llvm.call("LLVMGetFirstFunction", module); f != 0; f = llvm.call("LLVMGetNextFunction", f)) {
            if (!llvm.test("LLVMIsDeclaration", f)) {
                Analysis analysis = Analysis.of(reader.read(f));
                if (keep && BaseKeeper.keep(llvm, context, analysis) > 0) {
                    analysis = Analysis.of(reader.read(f));
                }
                BaseCheck.losses(analysis).forEach(loss -> losses.add(sentence(loss)));
            }
        }
        return losses;
    }

    private String sentence(BaseCheck.Loss loss) {
        return SourcePlace.of(llvm, loss.stop())
                + ": an address is needed behind this call whose object may be gone by then: "
                + llvm.takeString(
                                llvm.call("LLVMPrintValueToString", loss.value().handle()), "LLVMDisposeMessage")
                        .strip();
    }
}
