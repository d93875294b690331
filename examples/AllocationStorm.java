import java.util.HashMap;
import java.util.Map;

/** Makes many times more objects than there is memory for; what is still needed stays, the rest is collected. */
public class AllocationStorm {
    record Tree(Tree left, Tree right) {
        static Tree ofDepth(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(ofDepth(depth - 1), ofDepth(depth - 1));
        }

        int size() {
            return left == null ? 1 : 1 + left.size() + right.size();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Tree kept = Tree.ofDepth(14);
        Thread[] storms = new Thread[4];
        int[] sizes = new int[storms.length];
        for (int i = 0; i < storms.length; i++) {
            int number = i;
            storms[i] = new Thread(() -> {
                for (int round = 0; round < 60; round++) {
                    sizes[number] += Tree.ofDepth(12).size();
                }
            });
            storms[i].start();
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            counts.merge("key " + i % 100, 1, Integer::sum);
        }
        byte[] last = null;
        for (int i = 0; i < 300; i++) {
            last = new byte[1 << 20];
            last[i] = 1;
        }
        int all = 0;
        for (int i = 0; i < storms.length; i++) {
            storms[i].join();
            all += sizes[i];
        }
        System.out.println(all + " nodes in trees that are gone, " + kept.size() + " in the one that was kept");
        System.out.println(counts.size() + " keys, " + counts.get("key 7") + " times each, " + last.length + " bytes");
    }
}
