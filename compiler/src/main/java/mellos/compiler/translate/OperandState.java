package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mellos.compiler.model.ClassInfo;

/**
 * What is known at one point of a method: the values of local variables and operands, which references are not null,
 * which classes are initialised, which parameters were overwritten.
 */
final class OperandState {
    private final Value[] locals;
    private final BitSet dirty;
    private final List<Value> stack;
    private final Set<String> nonNull;
    private final Set<ClassInfo> initialized;
    private final BitSet written;

    OperandState(int localCount) {
        this(new Value[localCount], new BitSet(), new ArrayList<>(), new HashSet<>(), new HashSet<>(), new BitSet());
    }

    private OperandState(
            Value[] locals,
            BitSet dirty,
            List<Value> stack,
            Set<String> nonNull,
            Set<ClassInfo> initialized,
            BitSet written) {
        this.locals = locals;
        this.dirty = dirty;
        this.stack = stack;
        this.nonNull = nonNull;
        this.initialized = initialized;
        this.written = written;
    }

    OperandState copy() {
        return new OperandState(
                locals.clone(),
                (BitSet) dirty.clone(),
                new ArrayList<>(stack),
                new HashSet<>(nonNull),
                new HashSet<>(initialized),
                (BitSet) written.clone());
    }

    /** The local's value, or null if it is in memory only. */
    Value local(int slot) {
        return locals[slot];
    }

    /** Remembers a value that memory has too. */
    void cacheLocal(int slot, Value value) {
        locals[slot] = value;
    }

    /** Sets a value that memory does not have yet. */
    void setLocal(int slot, Value value) {
        locals[slot] = value;
        if (value.kind().isWide() && slot + 1 < locals.length) {
            locals[slot + 1] = null;
            dirty.clear(slot + 1);
        }
        if (slot > 0 && locals[slot - 1] != null && locals[slot - 1].kind().isWide()) {
            locals[slot - 1] = null;
            dirty.clear(slot - 1);
        }
        dirty.set(slot);
    }

    /** Locals whose memory is out of date. */
    BitSet dirty() {
        return dirty;
    }

    void markWritten(int slot) {
        written.set(slot);
    }

    /** Locals that some path to here wrote. */
    BitSet written() {
        return written;
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.removeLast();
    }

    List<Value> stack() {
        return stack;
    }

    void clearLocals() {
        Arrays.fill(locals, null);
        dirty.clear();
    }

    Set<String> nonNull() {
        return nonNull;
    }

    Set<ClassInfo> initialized() {
        return initialized;
    }
}
