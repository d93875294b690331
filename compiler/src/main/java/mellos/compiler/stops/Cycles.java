package mellos.compiler.stops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sets of blocks, out of some, in which each can be reached from each: loops, those inside them not told apart. */
final class Cycles {
    private final Set<Block> among;
    private final Map<Block, Integer> numbers = new HashMap<>();
    private final Map<Block, Integer> lowest = new HashMap<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private final Set<Block> isOpen = new HashSet<>();
    private final List<Set<Block>> found = new ArrayList<>();

    private Cycles(Set<Block> among) {
        this.among = among;
    }

    static List<Set<Block>> among(Set<Block> blocks) {
        Cycles cycles = new Cycles(blocks);
        blocks.stream().sorted(Comparator.comparingInt(Block::number)).forEach(cycles::visitFrom);
        return cycles.found;
    }

    /** Tarjan's algorithm, with a stack of its own: functions are deep. */
    private void visitFrom(Block start) {
        if (numbers.containsKey(start)) {
            return;
        }
        Deque<Block> path = new ArrayDeque<>();
        Deque<Integer> next = new ArrayDeque<>();
        enter(start, path, next);
        while (!path.isEmpty()) {
            Block block = path.peek();
            int successor = next.pop();
            if (successor < block.successors().size()) {
                next.push(successor + 1);
                follow(block, block.successors().get(successor), path, next);
            } else {
                path.pop();
                leave(block, path.peek());
            }
        }
    }

    private void enter(Block block, Deque<Block> path, Deque<Integer> next) {
        numbers.put(block, numbers.size());
        lowest.put(block, numbers.get(block));
        open.push(block);
        isOpen.add(block);
        path.push(block);
        next.push(0);
    }

    private void follow(Block from, Block to, Deque<Block> path, Deque<Integer> next) {
        if (!among.contains(to)) {
            return;
        }
        if (!numbers.containsKey(to)) {
            enter(to, path, next);
        } else if (isOpen.contains(to)) {
            lowest.merge(from, numbers.get(to), Math::min);
        }
    }

    private void leave(Block block, Block parent) {
        if (parent != null) {
            lowest.merge(parent, lowest.get(block), Math::min);
        }
        if (lowest.get(block).equals(numbers.get(block))) {
            Set<Block> cycle = new HashSet<>();
            Block member;
            do {
                member = open.pop();
                isOpen.remove(member);
                cycle.add(member);
            } while (member != block);
            if (cycle.size() > 1 || block.successors().contains(block)) {
                found.add(cycle);
            }
        }
    }
}
