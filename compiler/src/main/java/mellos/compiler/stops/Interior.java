package mellos.compiler.stops;

import java.util.HashSet;
import java.util.Set;

/**
 * Derived values that point into their object wherever that matters: near its start, or used for nothing but accesses.
 * An access that happens is one of the language's, inside the object; if none happens, nobody misses the object.
 */
final class Interior {
    private final DerivedValues derived;
    /** Assumed to hold while its own uses are looked at: a cycle of copies adds no use. */
    private final Set<Value> assumed = new HashSet<>();

    private Interior(DerivedValues derived) {
        this.derived = derived;
    }

    static boolean holds(Value value, DerivedValues derived) {
        return Offset.isInAnyObject(Offset.of(value, derived)) || new Interior(derived).isOnlyAccessed(value);
    }

    private boolean isOnlyAccessed(Value value) {
        return !assumed.add(value) || value.users().stream().allMatch(user -> isAccess(user, value));
    }

    private boolean isAccess(Value user, Value value) {
        return switch (user.op()) {
            case ACCESS, CALL -> true;
            case PHI, SELECT, COPY, JOIN -> isOnlyAccessed(user);
            case ADDRESS -> isFurtherInside(user, value) && isOnlyAccessed(user);
            case TO_NUMBER, TO_ADDRESS, NUMBER, SUBTRACT, COMPARE, OTHER, ARGUMENT, CONSTANT, FRAME -> false;
        };
    }

    /** Between the object's start and an address that is accessed. */
    private boolean isFurtherInside(Value further, Value value) {
        return further.operand(0) == value && further.step() >= 0 && Offset.of(value, derived) >= 0;
    }
}
