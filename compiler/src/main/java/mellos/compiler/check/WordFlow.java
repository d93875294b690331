package mellos.compiler.check;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Operand stack and local variables of a method, as far as telling raw words from objects needs.
 *
 * <p>There is no joining of two flows. The verifier's types cannot tell raw from object, but what javac compiles can: a
 * variable or operand that lives on behind a join has one declared type on all paths to it, so the paths differ by null
 * at most, and null goes with both. A variable slot that two scopes share in turn is written before it is read again.
 */
final class WordFlow {
    /**
     * What a value is. Null is neither raw nor an object until somebody uses it. Numbers are told apart by their slots
     * alone, since the forms of "dup" and "pop" count slots: longs and doubles are one value that counts twice.
     */
    enum Value {
        RAW,
        OBJECT,
        NULL,
        SINGLE,
        DOUBLE
    }

    private final List<Value> stack;
    /** By slot. The second slot of a long or double is never asked for, so it needs no value. */
    private final Map<Integer, Value> locals;

    WordFlow() {
        this(new ArrayList<>(), new HashMap<>());
    }

    private WordFlow(List<Value> stack, Map<Integer, Value> locals) {
        this.stack = stack;
        this.locals = locals;
    }

    /** For a branch's target: the path that does not branch goes on changing this one. */
    WordFlow copy() {
        return new WordFlow(new ArrayList<>(stack), new HashMap<>(locals));
    }

    /** Where an exception is caught the JVM has thrown all operands away; the exception itself is never raw. */
    WordFlow atHandler() {
        return new WordFlow(new ArrayList<>(List.of(Value.OBJECT)), new HashMap<>(locals));
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.removeLast();
    }

    void pop(int values) {
        for (int i = 0; i < values; i++) {
            pop();
        }
    }

    void store(int slot, Value value) {
        locals.put(slot, value);
    }

    void load(int slot, TypeKind kind) {
        // A handler may be entered from any instruction of its range, so what it finds in a variable is not known, and
        // goes with everything: a mistake may be missed there, but no right program is refused.
        push(kind == TypeKind.REFERENCE ? locals.getOrDefault(slot, Value.NULL) : of(kind));
    }

    static Value of(TypeKind kind) {
        return switch (kind) {
            case LONG, DOUBLE -> Value.DOUBLE;
            case REFERENCE -> Value.OBJECT;
            default -> Value.SINGLE;
        };
    }

    static Value of(ClassDesc primitive) {
        return of(TypeKind.from(primitive));
    }

    /** JVM specification, the forms of "dup" and "pop". */
    void rearrange(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> take(2);
            case DUP -> duplicate(1, 0);
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, 2);
            case DUP2 -> duplicate(2, 0);
            case DUP2_X1 -> duplicate(2, 1);
            case DUP2_X2 -> duplicate(2, 2);
            case SWAP -> {
                Value top = pop();
                Value below = pop();
                push(top);
                push(below);
            }
            default -> throw new IllegalArgumentException(opcode.name());
        }
    }

    private void duplicate(int slots, int below) {
        List<Value> top = take(slots);
        List<Value> under = take(below);
        stack.addAll(top);
        stack.addAll(under);
        stack.addAll(top);
    }

    /** The values on top that fill this many slots, the topmost last. The verifier has seen that none is cut in two. */
    private List<Value> take(int slots) {
        List<Value> taken = new ArrayList<>();
        for (int left = slots; left > 0; ) {
            Value value = pop();
            taken.addFirst(value);
            left -= value == Value.DOUBLE ? 2 : 1;
        }
        return taken;
    }
}
