package mellos.compiler.stops;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which reference each derived value was computed from. Where two come together in a phi or select, the value is its
 * own origin: the choice between the two bases has to be built beside it. Starts from the hope that all agree, and
 * starts again with what did not.
 */
final class Origins {
    /** No object that a collector may take away: a variable, a frame, null, a number. */
    static final Value NOTHING = Value.CONSTANT;
    /** Two references at once, which no program needs: what is left of it is refused. */
    static final Value MIXED = new Value(0, Op.OTHER, null, -1);

    private final DerivedValues derived;
    private final List<Value> values;
    private final Map<Value, Value> origins = new HashMap<>();
    private final Set<Value> choices = new HashSet<>();

    private Origins(Analysis analysis) {
        this.derived = analysis.derived();
        this.values = analysis.code().instructions().filter(derived::contains).toList();
    }

    static Origins of(Analysis analysis) {
        Origins origins = new Origins(analysis);
        int known;
        do {
            known = origins.choices.size();
            origins.settle();
        } while (origins.choices.size() > known);
        return origins;
    }

    private void settle() {
        origins.clear();
        choices.forEach(choice -> origins.put(choice, choice));
        boolean changed;
        do {
            changed = false;
            for (Value value : values) {
                changed |= update(value);
            }
        } while (changed);
    }

    private boolean update(Value value) {
        if (choices.contains(value)) {
            return false;
        }
        Value origin = compute(value);
        return origin != null && origins.put(value, origin) != origin;
    }

    /** The reference, {@link #NOTHING}, {@link #MIXED}, or the value itself for a choice. */
    Value of(Value value) {
        return origins.getOrDefault(value, NOTHING);
    }

    /** Of an operand: a value that is not derived is its own origin, if it is an address. */
    Value of(Value operand, boolean asAddress) {
        Value origin = originOf(operand, asAddress);
        return origin == null ? NOTHING : origin;
    }

    boolean isChoice(Value value) {
        return choices.contains(value);
    }

    /** Of what stands among a derived value's operands; null while unknown. */
    private Value originOf(Value operand, boolean asAddress) {
        if (derived.contains(operand)) {
            return origins.get(operand);
        }
        return asAddress ? reference(operand) : NOTHING;
    }

    /** A value that is not derived, as what a base has to be. */
    static Value reference(Value value) {
        return value.op() == Op.FRAME ? NOTHING : value;
    }

    private Value compute(Value value) {
        return switch (value.op()) {
            case ADDRESS -> joined(originOf(value.operand(0), true), indexOrigin(value));
            case TO_NUMBER, COPY -> originOf(value.operand(0), true);
            case SUBTRACT -> difference(value);
            case PHI, SELECT -> chosen(value);
            case NUMBER, TO_ADDRESS, JOIN -> joinedOperands(value);
            case ARGUMENT, CONSTANT, FRAME, OTHER, ACCESS, CALL, COMPARE -> NOTHING;
        };
    }

    private Value indexOrigin(Value address) {
        return address.operands().length > 1 ? originOf(address.operand(1), false) : NOTHING;
    }

    private Value joinedOperands(Value value) {
        Value origin = NOTHING;
        for (Value operand : value.operands()) {
            origin = joined(origin, originOf(operand, value.isAddress() && value.op() == Op.JOIN));
        }
        return origin;
    }

    private static Value joined(Value one, Value other) {
        if (one == null || other == null) {
            return null;
        }
        if (one == other || other == NOTHING) {
            return one;
        }
        return one == NOTHING ? other : MIXED;
    }

    /** Two addresses in one object are a number apart. */
    private Value difference(Value value) {
        Value from = originOf(value.operand(0), false);
        Value to = originOf(value.operand(1), false);
        return from != null && from == to ? NOTHING : joined(from, to);
    }

    private Value chosen(Value choice) {
        Value common = null;
        for (Value operand : choice.operands()) {
            Value origin = originOf(operand, choice.isAddress());
            if (origin == MIXED) {
                return MIXED;
            }
            if (origin != null && common != null && origin != common) {
                return choose(choice);
            }
            common = common == null ? origin : common;
        }
        return common;
    }

    /** A vector may hold two references, and the choice of a base would have to be one, too. */
    private Value choose(Value choice) {
        if (choice.isVector()) {
            return MIXED;
        }
        choices.add(choice);
        return choice;
    }
}
