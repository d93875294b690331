package mellos.compiler.stops;

import java.util.List;
import mellos.compiler.binding.LlvmLibrary;

/** Puts polls into the functions of a module in which the world may be stopped. */
final class Polls implements AutoCloseable {
    private final LlvmLibrary llvm;
    private final Attributes attributes;
    private final PollWriter writer;

    Polls(LlvmLibrary llvm, long context, long module) {
        this.llvm = llvm;
        this.attributes = new Attributes(llvm, context);
        this.writer = new PollWriter(llvm, context, module, attributes);
    }

    Attributes attributes() {
        return attributes;
    }

    /** @return whether the function is another now */
    boolean put(Code code) {
        if (!attributes.mayPoll(code.function())) {
            return false;
        }
        Recursion recursion = new Recursion(llvm, attributes, Callees.name(llvm, code.function()));
        List<PollPlace> places = PollPlaces.of(code, new Counters(llvm), recursion.callsOf(code));
        places.forEach(writer::write);
        return !places.isEmpty();
    }

    @Override
    public void close() {
        writer.close();
        attributes.close();
    }
}
