package mellos.compiler.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Immediate dominators of a graph with one root. Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm". */
final class Dominators {
    private final List<int[]> successors;
    private final int[] order;
    private final int[] number;
    private final int[] dominator;

    private Dominators(List<int[]> successors) {
        this.successors = successors;
        this.number = new int[successors.size()];
        this.order = postOrder();
        this.dominator = new int[successors.size()];
    }

    /**
     * @param successors of each node by its number; node 0 is the root
     * @return the immediate dominator of each node, -1 of those that the root does not reach; the root's is itself
     */
    static int[] of(List<int[]> successors) {
        Dominators dominators = new Dominators(successors);
        dominators.solve();
        return dominators.dominator;
    }

    private int[] postOrder() {
        Arrays.fill(number, -1);
        int[] found = new int[successors.size()];
        int[] stack = new int[successors.size()];
        int[] next = new int[successors.size()];
        boolean[] seen = new boolean[successors.size()];
        int depth = 0;
        int count = 0;
        seen[0] = true;
        while (depth >= 0) {
            int node = stack[depth];
            if (next[node] < successors.get(node).length) {
                int successor = successors.get(node)[next[node]++];
                if (!seen[successor]) {
                    seen[successor] = true;
                    stack[++depth] = successor;
                }
            } else {
                number[node] = count;
                found[count++] = node;
                depth--;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void solve() {
        Arrays.fill(dominator, -1);
        dominator[0] = 0;
        List<List<Integer>> predecessors = predecessors();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = order.length - 2; i >= 0; i--) {
                int node = order[i];
                int common = -1;
                for (int predecessor : predecessors.get(node)) {
                    if (dominator[predecessor] >= 0) {
                        common = common < 0 ? predecessor : intersect(common, predecessor);
                    }
                }
                if (dominator[node] != common) {
                    dominator[node] = common;
                    changed = true;
                }
            }
        }
    }

    private List<List<Integer>> predecessors() {
        List<List<Integer>> predecessors = new ArrayList<>();
        successors.forEach(node -> predecessors.add(new ArrayList<>()));
        for (int node : order) {
            for (int successor : successors.get(node)) {
                predecessors.get(successor).add(node);
            }
        }
        return predecessors;
    }

    private int intersect(int a, int b) {
        while (a != b) {
            while (number[a] < number[b]) {
                a = dominator[a];
            }
            while (number[b] < number[a]) {
                b = dominator[b];
            }
        }
        return a;
    }
}
