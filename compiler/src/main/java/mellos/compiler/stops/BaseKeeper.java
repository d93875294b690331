package mellos.compiler.stops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.binding.LlvmLibrary;

/**
 * Keeps alive the reference that a derived value was computed from, as long as that value lives, where both are needed
 * across a stop: by a use of it at the end of every block that uses the derived value. A use only where the derived
 * value dies would not do: in a loop it dies on the exit's edge, in no block.
 */
final class BaseKeeper {
    private final List<Value> stops;
    private final Origins origins;
    private final KeepAlives keepAlives;
    private final Map<Value, LiveRange> ranges = new HashMap<>();

    private BaseKeeper(LlvmLibrary llvm, long context, Analysis analysis) {
        this.stops = analysis.code().stops();
        this.origins = Origins.of(analysis);
        this.keepAlives = new KeepAlives(llvm, context, origins);
    }

    /** @return how many uses it put in */
    static int keep(LlvmLibrary llvm, long context, Analysis analysis) {
        if (analysis.wandering().isEmpty()) {
            return 0;
        }
        BaseKeeper keeper = new BaseKeeper(llvm, context, analysis);
        analysis.wandering().stream().filter(keeper::isLost).forEach(keeper::keep);
        return keeper.keepAlives.finish();
    }

    private boolean isLost(Value value) {
        Value origin = origins.of(value);
        return origin != Origins.NOTHING
                && origin != Origins.MIXED
                && stops.stream().anyMatch(stop -> crosses(value, stop) && !isHeld(origin, stop));
    }

    private boolean crosses(Value value, Value stop) {
        return ranges.computeIfAbsent(value, LiveRange::of).crosses(stop);
    }

    private boolean isHeld(Value origin, Value stop) {
        return !origins.isChoice(origin) && crosses(origin, stop);
    }

    private void keep(Value value) {
        Value origin = origins.of(value);
        for (Value user : value.users()) {
            if (user.op() == Op.PHI) {
                keepOnEdges(value, user, origin);
            } else {
                keepAlives.atEnd(user.block(), origin);
            }
        }
    }

    private void keepOnEdges(Value value, Value phi, Value origin) {
        for (int i = 0; i < phi.operands().length; i++) {
            if (phi.operand(i) != value) {
                continue;
            }
            Block from = phi.incoming(i);
            if (from.terminator().isStop()) {
                keepAlives.behind(from, phi, origin);
            } else {
                keepAlives.atEnd(from, origin);
            }
        }
    }
}
