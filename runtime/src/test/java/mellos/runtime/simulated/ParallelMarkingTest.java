package mellos.runtime.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import mellos.magic.Address;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.object.ClassRecord;
import org.junit.jupiter.api.Test;

/**
 * What a collector's test asks of the memory: a graph of a million objects, of which four threads, each from a root of
 * its own, mark what they reach, each object once. The marker is the simplest possible: a claim of the lock word, a
 * stack for each thread.
 */
class ParallelMarkingTest {
    private static final int THREADS = 4;
    private static final int OBJECTS = 1_000_000;
    private static final int LOCK_WORD = 8;
    private static final int NODE_SIZE = 40;
    private static final int[] FIELDS = {16, 24, 32};

    @Test
    void fourThreadsMarkAMillionObjectsOnce() throws Exception {
        SimulatedObjects objects = SimulatedObjects.reset();
        ClassRecord node =
                objects.define("Node").size(NODE_SIZE).references(FIELDS).make();
        Address[] all = new Address[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            all[i] = objects.make(node);
        }
        connect(all);
        List<FutureTask<Integer>> markers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Address root = all[i];
            FutureTask<Integer> marker = new FutureTask<>(() -> mark(root));
            new Thread(marker).start();
            markers.add(marker);
        }
        int marked = 0;
        for (FutureTask<Integer> marker : markers) {
            marked += marker.get();
        }
        assertEquals(OBJECTS / 2, marked);
        for (int i = 0; i < OBJECTS; i++) {
            assertEquals(i < OBJECTS / 2 ? 1 : 0, all[i].plus(LOCK_WORD).loadInt(), "object " + i);
        }
    }

    /** The first half is a tree from each of the roots, with edges across; nothing points to the second half. */
    private static void connect(Address[] all) {
        SplittableRandom random = new SplittableRandom(42);
        int half = OBJECTS / 2;
        for (int i = THREADS; i < half; i++) {
            Address parent = all[(i - THREADS) / 2];
            parent.plus(FIELDS[i % 2]).storeAddress(all[i]);
            all[i].plus(FIELDS[2]).storeAddress(all[random.nextInt(half)]);
            all[half + i].plus(FIELDS[0]).storeAddress(all[random.nextInt(half)]);
        }
    }

    private static int mark(Address root) {
        long[] stack = new long[OBJECTS];
        int depth = 0;
        int marked = 0;
        if (claim(root)) {
            stack[depth++] = root.bits();
        }
        while (depth > 0) {
            Address here = Address.of(stack[--depth]);
            marked++;
            ClassRecord type = here.loadAddress().as(ClassRecord.class);
            if ((type.flags() & TypeFlags.HOLDS_REFERENCES) != 0) {
                Address fields = type.referenceFields();
                for (int i = fields.loadInt(); i > 0; i--) {
                    Address target = here.plus(fields.plus(4L * i).loadInt()).loadAddress();
                    if (!target.isZero() && claim(target)) {
                        stack[depth++] = target.bits();
                    }
                }
            }
        }
        return marked;
    }

    private static boolean claim(Address object) {
        return object.plus(LOCK_WORD).compareAndSetInt(0, 1);
    }
}
