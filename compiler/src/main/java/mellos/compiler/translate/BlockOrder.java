package mellos.compiler.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reverse postorder of the blocks that can be reached from the entry, handlers of a block behind its successors. */
final class BlockOrder {
    private record Step(Block block, ArrayDeque<Block> next) {}

    private final ControlFlow flow;
    private final Set<Block> seen = new HashSet<>();
    private final ArrayDeque<Step> path = new ArrayDeque<>();

    private BlockOrder(ControlFlow flow) {
        this.flow = flow;
    }

    static List<Block> of(ControlFlow flow) {
        return new BlockOrder(flow).walk();
    }

    private List<Block> walk() {
        List<Block> order = new ArrayList<>();
        enter(flow.entry());
        while (!path.isEmpty()) {
            Step step = path.peek();
            if (step.next.isEmpty()) {
                order.add(path.pop().block);
            } else {
                enter(step.next.pollLast());
            }
        }
        Collections.reverse(order);
        return order;
    }

    private void enter(Block block) {
        if (seen.add(block)) {
            path.push(new Step(block, flow.next(block)));
        }
    }
}
