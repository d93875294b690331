package mellos.compiler.stops;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Where one value is needed later: found by going back from its uses to its definition. */
final class LiveRange {
    private final Value value;
    /** Numbers of the blocks at whose end it is live. */
    private final BitSet liveOut = new BitSet();

    private final Deque<Block> work = new ArrayDeque<>();

    private LiveRange(Value value) {
        this.value = value;
    }

    static LiveRange of(Value value) {
        LiveRange range = new LiveRange(value);
        value.users().forEach(range::reach);
        while (!range.work.isEmpty()) {
            range.enter(range.work.poll());
        }
        return range;
    }

    private void reach(Value user) {
        if (user.op() == Op.PHI) {
            for (int i = 0; i < user.operands().length; i++) {
                if (user.operand(i) == value) {
                    leave(user.incoming(i));
                }
            }
        } else {
            enter(user.block());
        }
    }

    /** Needed inside the block: on its way from the definition, needed at the ends of those before. */
    private void enter(Block block) {
        if (block != value.block()) {
            block.predecessors().forEach(this::leave);
        }
    }

    private void leave(Block block) {
        if (!liveOut.get(block.number())) {
            liveOut.set(block.number());
            work.add(block);
        }
    }

    /** Whether the value is there before this instruction begins and needed after it. */
    boolean crosses(Value instruction) {
        Block block = instruction.block();
        boolean isThere = value.block() != block || value.index() < instruction.index();
        return isThere && (liveOut.get(block.number()) || isUsedBehind(instruction));
    }

    private boolean isUsedBehind(Value instruction) {
        return value.users().stream()
                .anyMatch(user -> user.op() != Op.PHI
                        && user.block() == instruction.block()
                        && user.index() > instruction.index());
    }
}
