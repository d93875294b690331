package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether at every stop each derived value that is needed later has its base beside it. Knows nothing of what was put
 * in: it looks for a witness among the references that are live there, and holds each to what it must be, the base on
 * every path that led to the value.
 */
final class BaseCheck {
    private final List<Value> stops;
    private final DerivedValues derived;
    private final List<Value> references;
    private final Map<Value, LiveRange> ranges = new HashMap<>();
    private final Set<Claim> made = new HashSet<>();
    private final Set<Claim> refuted = new HashSet<>();

    /** A derived value whose base may be gone when the world is stopped here. */
    record Loss(Value value, Value stop) {}

    /** That one value is the base of another. */
    private record Claim(Value base, Value value) {}

    private BaseCheck(Analysis analysis) {
        this.derived = analysis.derived();
        this.stops = analysis.code().stops();
        this.references = analysis.code()
                .values()
                .filter(value -> value.isAddress() && !derived.contains(value))
                .toList();
    }

    static List<Loss> losses(Analysis analysis) {
        List<Loss> losses = new ArrayList<>();
        if (analysis.wandering().isEmpty()) {
            return losses;
        }
        BaseCheck check = new BaseCheck(analysis);
        analysis.wandering().forEach(value -> check.look(value, losses));
        return losses;
    }

    private void look(Value value, List<Loss> losses) {
        List<Value> crossed =
                stops.stream().filter(stop -> crosses(value, stop)).toList();
        if (crossed.isEmpty() || isBase(Value.CONSTANT, value)) {
            return;
        }
        List<Value> bases =
                references.stream().filter(base -> isBase(base, value)).toList();
        crossed.stream()
                .filter(stop -> bases.stream().noneMatch(base -> crosses(base, stop)))
                .forEach(stop -> losses.add(new Loss(value, stop)));
    }

    private boolean crosses(Value value, Value stop) {
        return ranges.computeIfAbsent(value, LiveRange::of).crosses(stop);
    }

    /** In a loop a claim rests on itself; what was made before another was refuted is made anew. */
    private boolean isBase(Value base, Value value) {
        boolean holds;
        int known;
        do {
            known = refuted.size();
            made.clear();
            holds = holds(new Claim(base, value));
        } while (holds && refuted.size() > known);
        return holds;
    }

    private boolean holds(Claim claim) {
        if (!derived.contains(claim.value())) {
            return claim.value() == claim.base() || isPermanent(claim.value());
        }
        if (refuted.contains(claim)) {
            return false;
        }
        if (!made.add(claim)) {
            return true;
        }
        boolean holds = holdsForOperands(claim) || isChosenAlike(claim);
        if (!holds) {
            refuted.add(claim);
        }
        return holds;
    }

    /** Variables, frames, null. */
    private static boolean isPermanent(Value value) {
        return value == Value.CONSTANT || value.op() == Op.FRAME;
    }

    private boolean holdsForOperands(Claim claim) {
        for (Value operand : claim.value().operands()) {
            if (!isPlainNumber(operand) && !holds(new Claim(claim.base(), operand))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainNumber(Value operand) {
        return !operand.isAddress() && !derived.contains(operand);
    }

    /** A phi of the same block, or a select by the same condition, whose operands are the bases one by one. */
    private boolean isChosenAlike(Claim claim) {
        Value base = claim.base();
        Value value = claim.value();
        if (!value.choosesLike(base)) {
            return false;
        }
        for (int i = 0; i < value.operands().length; i++) {
            Value chosen = value.op() == Op.PHI ? base.operandFrom(value.incoming(i)) : base.operand(i);
            if (!isPlainNumber(value.operand(i)) && !holds(new Claim(chosen, value.operand(i)))) {
                return false;
            }
        }
        return true;
    }
}
