package mellos.runtime.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mellos.magic.Address;
import mellos.runtime.heap.ObjectFinder;
import mellos.runtime.heap.SimulatedHeap;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.simulated.SimulatedObjects;

/**
 * Objects in the simulated heap beside a model of them on the host's: arrays of references, of all lengths, whose first
 * elements are set, and arrays of bytes that hold their own number.
 */
final class RandomGraph {
    private static final int REFERENCES = 4;
    private static final int ROOTS = 20;

    private final SimulatedHeap heap;
    private final ThreadBlock thread;
    private final SplittableRandom random;
    private final ClassRecord references;
    private final ClassRecord bytes;
    private final List<Item> roots = new ArrayList<>();
    private int made;

    private final class Item {
        final Address start;
        final long size;
        final int number = ++made;
        final Item[] targets;

        Item(Address start, boolean refers) {
            this.start = start;
            this.size = ObjectHeader.sizeAt(start);
            this.targets = new Item[refers ? REFERENCES : 0];
        }
    }

    RandomGraph(SimulatedObjects objects, SimulatedHeap heap, ThreadBlock thread, int seed) {
        this.heap = heap;
        this.thread = thread;
        this.random = new SplittableRandom(seed);
        this.references = objects.arrayOf(objects.object());
        this.bytes = objects.arrayOf('B');
    }

    /** Makes objects, each referred to by a root or by one that was made before. */
    void grow(int count) {
        List<Item> known = new ArrayList<>(reachable().values());
        for (int i = 0; i < count; i++) {
            Item item = make();
            if (item == null) {
                return;
            }
            if (known.isEmpty() || roots.size() < ROOTS || random.nextInt(10) == 0) {
                roots.add(item);
            } else {
                link(known.get(random.nextInt(known.size())), item);
            }
            if (item.targets.length > 0) {
                known.add(item);
                link(item, known.get(random.nextInt(known.size())));
            }
        }
    }

    private Item make() {
        boolean refers = random.nextInt(3) > 0;
        int length = length();
        Address start = refers
                ? heap.makeArray(thread, references, REFERENCES + length / 8)
                : heap.makeArray(thread, bytes, 4 + length);
        if (start.isZero()) {
            return null;
        }
        assertEquals(0, start.plus(16).loadInt(), "not zeroed");
        Item item = new Item(start, refers);
        if (!refers) {
            start.plus(16).storeInt(item.number);
        }
        return item;
    }

    /** Mostly small, sometimes of medium size, rarely large. */
    private int length() {
        int kind = random.nextInt(200);
        return kind == 0 ? random.nextInt(100_000) : kind < 6 ? random.nextInt(20_000) : random.nextInt(200);
    }

    private void link(Item from, Item to) {
        if (from.targets.length > 0) {
            int index = random.nextInt(REFERENCES);
            from.targets[index] = to;
            from.start.plus(16 + 8L * index).storeAddress(to.start);
        }
    }

    /** Forgets a part of the roots and of the links. */
    void cut() {
        roots.removeIf(_ -> random.nextInt(3) == 0);
        for (Item item : reachable().values()) {
            if (item.targets.length > 0 && random.nextInt(8) == 0) {
                int index = random.nextInt(REFERENCES);
                item.targets[index] = null;
                item.start.plus(16 + 8L * index).storeLong(0);
            }
        }
    }

    /** A word for each root that points somewhere into the object, not to its ends. */
    List<Long> roots() {
        return roots.stream()
                .map(root -> root.start.bits() + 1 + random.nextLong(root.size - 1))
                .toList();
    }

    long liveBytes() {
        return reachable().values().stream().mapToLong(item -> item.size).sum();
    }

    void check() {
        for (Item item : reachable().values()) {
            assertEquals(item.size, ObjectHeader.sizeAt(item.start), "size");
            assertEquals(
                    item.start.bits(),
                    ObjectFinder.holding(item.start.plus(random.nextLong(item.size)))
                            .bits());
            if (item.targets.length == 0) {
                assertEquals(item.number, item.start.plus(16).loadInt(), "contents");
            }
            for (int i = 0; i < item.targets.length; i++) {
                long target = item.targets[i] == null ? 0 : item.targets[i].start.bits();
                assertEquals(target, item.start.plus(16 + 8L * i).loadLong(), "link");
            }
        }
        assertFalse(roots.isEmpty() && made < 100);
    }

    private Map<Long, Item> reachable() {
        Map<Long, Item> found = new HashMap<>();
        List<Item> next = new ArrayList<>(roots);
        while (!next.isEmpty()) {
            Item item = next.removeLast();
            if (found.put(item.start.bits(), item) == null) {
                for (Item target : item.targets) {
                    if (target != null) {
                        next.add(target);
                    }
                }
            }
        }
        return found;
    }
}
