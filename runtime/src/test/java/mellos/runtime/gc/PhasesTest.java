package mellos.runtime.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import mellos.runtime.heap.SimulatedHeap;
import mellos.runtime.simulated.SimulatedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Workers go from phase to phase together. */
@Isolated("there is one heap")
class PhasesTest {
    private static final int WORKERS = 4;
    private static final int PHASES = 20_000;

    @Test
    @Timeout(60)
    void nobodyIsAheadByMoreThanAPhase() throws Exception {
        SimulatedObjects objects = SimulatedObjects.reset();
        SimulatedHeap.reset(objects, 4 << 20);
        SimulatedWorld.reset(objects.memory(), 1);
        CollectorState.get().workers(WORKERS);
        AtomicInteger arrived = new AtomicInteger();
        List<FutureTask<Integer>> all = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            FutureTask<Integer> one = new FutureTask<>(() -> {
                int early = 0;
                for (int phase = 1; phase <= PHASES; phase++) {
                    arrived.incrementAndGet();
                    Phases.next();
                    early += arrived.get() < WORKERS * phase ? 1 : 0;
                }
                return early;
            });
            new Thread(one).start();
            all.add(one);
        }
        for (FutureTask<Integer> one : all) {
            assertEquals(0, one.get());
        }
    }
}
