package mellos.compiler.translate;

import java.util.BitSet;

/**
 * Local variables: values within a stretch of blocks, stack memory between them. A parameter that the method never
 * overwrites has no memory.
 */
final class Locals {
    private final MethodState state;
    private final FunctionWriter out;
    private final Value[] fixed;

    /** @param fixed by slot, the parameters that are never overwritten; null elsewhere */
    Locals(MethodState state, Value[] fixed) {
        this.state = state;
        this.out = state.out();
        this.fixed = fixed;
    }

    boolean isFixed(int slot) {
        return fixed[slot] != null;
    }

    Value load(int slot, Kind kind) {
        if (fixed[slot] != null) {
            return fixed[slot];
        }
        Value known = state.frame().local(slot);
        if (known == null) {
            known = out.value(kind, "load " + kind.ir() + ", ptr " + memory(slot, kind));
            state.frame().cacheLocal(slot, known);
        }
        return known;
    }

    /** @param handlers locals alive in a handler of this block: they are in memory at all times */
    void store(int slot, Value value, BitSet handlers) {
        OperandState frame = state.frame();
        frame.setLocal(slot, value);
        frame.markWritten(slot);
        if (handlers.get(slot)) {
            writeBack(slot);
        }
    }

    /** Brings the memory of these locals up to date. */
    void writeBack(BitSet slots) {
        BitSet needed = (BitSet) state.frame().dirty().clone();
        needed.and(slots);
        needed.stream().forEach(this::writeBack);
    }

    private void writeBack(int slot) {
        Value value = state.frame().local(slot);
        out.line("store " + value.typed() + ", ptr " + memory(slot, value.kind()));
        state.frame().dirty().clear(slot);
    }

    private String memory(int slot, Kind kind) {
        return out.slot("l" + slot + kind.letter(), kind.ir());
    }
}
