package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Makes stops for a collector possible and sound. It takes every word of stacks and registers for a reference, if it
 * points from an object's start to its end: LLVM keeps other addresses and lets the reference die. The last thing that
 * happens to a module before instructions are selected, where a value that is live across a call has a register or a
 * slot of its own.
 */
public final class Stops {
    private final LlvmLibrary llvm;
    private final long context;
    private final long module;
    private final CodeReader reader;

    private Stops(LlvmLibrary llvm, long context, long module) {
        this.llvm = llvm;
        this.context = context;
        this.module = module;
        this.reader = new CodeReader(llvm, module);
    }

    /**
     * Puts polls in, keeps every base alive, then proves it.
     *
     * @return what is not proven, a sentence each with function and line
     */
    public static List<String> secure(LlvmLibrary llvm, long context, long module) {
        List<String> losses = new ArrayList<>();
        Stops stops = new Stops(llvm, context, module);
        try (Polls polls = new Polls(llvm, context, module)) {
            stops.forEachFunction(code -> {
                Code polling = polls.put(code) ? stops.reader.read(code.function()) : code;
                if (!polls.attributes().mayLoseBases(code.function())) {
                    losses.addAll(stops.losses(stops.kept(polling)));
                }
            });
        }
        return losses;
    }

    /** The last step of {@link #secure} alone, of a module as it is. */
    static List<String> check(LlvmLibrary llvm, long context, long module) {
        List<String> losses = new ArrayList<>();
        Stops stops = new Stops(llvm, context, module);
        stops.forEachFunction(code -> losses.addAll(stops.losses(Analysis.of(code))));
        return losses;
    }

    private void forEachFunction(Consumer<Code> action) {
        for (long f = llvm.call("LLVMGetFirstFunction", module); f != 0; f = llvm.call("LLVMGetNextFunction", f)) {
            if (!llvm.test("LLVMIsDeclaration", f)) {
                action.accept(reader.read(f));
            }
        }
    }

    private Analysis kept(Code code) {
        Analysis analysis = Analysis.of(code);
        boolean isChanged = BaseKeeper.keep(llvm, context, analysis) > 0;
        return isChanged ? Analysis.of(reader.read(code.function())) : analysis;
    }

    private List<String> losses(Analysis analysis) {
        return BaseCheck.losses(analysis).stream().map(this::sentence).toList();
    }

    private String sentence(BaseCheck.Loss loss) {
        return SourcePlace.of(llvm, loss.stop())
                + ": an address is needed behind this call whose object may be gone by then: "
                + llvm.takeString(
                                llvm.call("LLVMPrintValueToString", loss.value().handle()), "LLVMDisposeMessage")
                        .strip();
    }
}
