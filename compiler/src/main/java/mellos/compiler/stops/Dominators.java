package mellos.compiler.stops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Which blocks all paths to a block go through. Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm". */
final class Dominators {
    private static final int UNKNOWN = -1;

    /** Reachable blocks in reverse postorder. */
    private final List<Block> order = new ArrayList<>();
    /** By number of block: its place in the order. */
    private final int[] places;
    /** By place: the place of the immediate dominator. */
    private final int[] immediate;

    private Dominators(Code code) {
        places = new int[code.blocks().size()];
        visit(code.blocks().getFirst());
        Collections.reverse(order);
        for (int i = 0; i < order.size(); i++) {
            places[order.get(i).number()] = i;
        }
        immediate = new int[order.size()];
        Arrays.fill(immediate, UNKNOWN);
        immediate[0] = 0;
    }

    static Dominators of(Code code) {
        Dominators dominators = new Dominators(code);
        boolean changed;
        do {
            changed = false;
            for (int i = 1; i < dominators.order.size(); i++) {
                changed |= dominators.update(i);
            }
        } while (changed);
        return dominators;
    }

    /** Depth first, without recursion: functions are deep. */
    private void visit(Block entry) {
        BitSet seen = new BitSet();
        Deque<Block> path = new ArrayDeque<>(List.of(entry));
        Deque<Integer> next = new ArrayDeque<>(List.of(0));
        seen.set(entry.number());
        while (!path.isEmpty()) {
            int successor = next.pop();
            if (successor == path.peek().successors().size()) {
                order.add(path.pop());
                continue;
            }
            next.push(successor + 1);
            Block block = path.peek().successors().get(successor);
            if (!seen.get(block.number())) {
                seen.set(block.number());
                path.push(block);
                next.push(0);
            }
        }
    }

    private boolean update(int place) {
        int common = UNKNOWN;
        for (Block predecessor : order.get(place).predecessors()) {
            int p = places[predecessor.number()];
            if (order.get(p) == predecessor && immediate[p] != UNKNOWN) {
                common = common == UNKNOWN ? p : intersect(common, p);
            }
        }
        boolean changed = common != immediate[place];
        immediate[place] = common;
        return changed;
    }

    private int intersect(int one, int other) {
        while (one != other) {
            if (one > other) {
                one = immediate[one];
            } else {
                other = immediate[other];
            }
        }
        return one;
    }

    /** The last block that all paths to any of these reachable blocks go through. */
    Block common(List<Block> blocks) {
        return order.get(blocks.stream()
                .map(block -> places[block.number()])
                .reduce(this::intersect)
                .orElseThrow());
    }

    /** A block's place in reverse postorder: below those of the blocks that it leads to, but for loops. */
    int place(Block block) {
        return places[block.number()];
    }

    boolean isReachable(Block block) {
        return order.get(places[block.number()]) == block;
    }
}
