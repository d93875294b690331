package mellos.compiler.stops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Writes into a function: uses of references that cost no instruction (an empty inline assembly that wants the
 * reference in a register), and the phis and selects that choose a base as another chose what was derived from it.
 */
final class KeepAlives {
    private final LlvmLibrary llvm;
    private final Origins origins;
    private final Inserter inserter;
    private final Map<Value, Long> bases = new HashMap<>();
    private final Deque<Value> unfilled = new ArrayDeque<>();
    private final Set<Place> places = new HashSet<>();

    /** @param phi where the use stands behind the phis of another block, one of them; else null */
    private record Place(Block block, Value phi, Value origin) {}

    KeepAlives(LlvmLibrary llvm, long context, Origins origins) {
        this.llvm = llvm;
        this.origins = origins;
        this.inserter = new Inserter(llvm, context);
    }

    /** The base is alive up to the end of this block. */
    void atEnd(Block block, Value origin) {
        if (places.add(new Place(block, null, origin))) {
            long base = base(origin);
            inserter.before(block.terminator().handle());
            inserter.use(base);
        }
    }

    /** The base is alive on the edge from this block, which ends with a stop, to the phi's. */
    void behind(Block from, Value phi, Value origin) {
        if (!places.add(new Place(from, phi, origin))) {
            return;
        }
        long base = base(origin);
        inserter.before(phi.handle());
        long onEdge = inserter.phi();
        for (int i = 0; i < phi.operands().length; i++) {
            boolean isEdge = phi.incoming(i) == from;
            inserter.addIncoming(
                    onEdge, isEdge ? base : inserter.nothing(), phi.incoming(i).handle());
        }
        inserter.before(firstBehindPhis(phi.block()));
        inserter.use(onEdge);
    }

    private long firstBehindPhis(Block block) {
        long instruction = block.instructions().stream()
                .filter(value -> value.op() != Op.PHI)
                .findFirst()
                .orElseThrow()
                .handle();
        return block.isLandingPad() ? llvm.call("LLVMGetNextInstruction", instruction) : instruction;
    }

    /** @return how many uses were put in */
    int finish() {
        while (!unfilled.isEmpty()) {
            fill(unfilled.poll());
        }
        inserter.close();
        return places.size();
    }

    private long base(Value origin) {
        if (origin == Origins.NOTHING) {
            return inserter.nothing();
        }
        if (!origins.isChoice(origin)) {
            return origin.handle();
        }
        Long built = bases.get(origin);
        return built == null ? build(origin) : built;
    }

    private long build(Value choice) {
        if (choice.op() == Op.PHI) {
            inserter.before(choice.handle());
            long phi = inserter.phi();
            bases.put(choice, phi);
            unfilled.add(choice); // one of its bases may be chosen by itself
            return phi;
        }
        long first = base(chosen(choice, 0));
        long second = base(chosen(choice, 1));
        inserter.before(choice.handle());
        long select = inserter.select(llvm.call("LLVMGetOperand", choice.handle(), 0), first, second);
        bases.put(choice, select);
        return select;
    }

    private void fill(Value choice) {
        for (int i = 0; i < choice.operands().length; i++) {
            inserter.addIncoming(
                    bases.get(choice),
                    base(chosen(choice, i)),
                    choice.incoming(i).handle());
        }
    }

    private Value chosen(Value choice, int operand) {
        return origins.of(choice.operand(operand), choice.isAddress());
    }
}
