package mellos.compiler.stops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The values of a function that were computed from a reference and may point elsewhere than to the start of its object.
 * All others are references whole (loaded, passed, returned, chosen among such) or no addresses at all.
 */
final class DerivedValues {
    private final Set<Value> derived = new HashSet<>();
    /** Numbers among them that become addresses again. */
    private final Set<Value> addressNumbers = new HashSet<>();

    private final Deque<Value> work = new ArrayDeque<>();

    private DerivedValues() {}

    static DerivedValues of(Code code) {
        DerivedValues values = new DerivedValues();
        code.instructions()
                .filter(value -> value.op() == Op.ADDRESS || value.op() == Op.TO_NUMBER)
                .forEach(values::add);
        while (!values.work.isEmpty()) {
            values.work.poll().users().stream().filter(DerivedValues::passesOn).forEach(values::add);
        }
        code.instructions().forEach(values::markNumbers);
        return values;
    }

    private static boolean passesOn(Value user) {
        return switch (user.op()) {
            case NUMBER, SUBTRACT, TO_ADDRESS, PHI, SELECT, COPY, JOIN -> true;
            case ADDRESS, TO_NUMBER -> true; // are in already
            case ARGUMENT, CONSTANT, FRAME, OTHER, ACCESS, CALL, COMPARE -> false;
        };
    }

    private void add(Value value) {
        if (derived.add(value)) {
            work.add(value);
        }
    }

    private void markNumbers(Value user) {
        if (user.op() == Op.TO_ADDRESS) {
            markNumber(user.operand(0));
        } else if (user.op() == Op.ADDRESS && user.operands().length > 1) {
            markNumber(user.operand(1));
        }
    }

    private void markNumber(Value number) {
        if (derived.contains(number) && !number.isAddress() && addressNumbers.add(number)) {
            for (Value operand : number.operands()) {
                markNumber(operand);
            }
        }
    }

    boolean contains(Value value) {
        return derived.contains(value);
    }

    /** Whether it is derived and an address, or a number on its way to one. */
    boolean isAddress(Value value) {
        return derived.contains(value) && (value.isAddress() || addressNumbers.contains(value));
    }
}
