package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Workers that go from one phase of a collection to the next together, and share out what each phase has to do. */
@NoHeap
@RawMemory("cells of the collector's state")
final class Phases {
    private Phases() {}

    /** Waits until all workers are here. The last one makes ready what the next phase counts with. */
    static void next() {
        CollectorState state = CollectorState.get();
        Address phase = CollectorState.cell(CollectorState.PHASE);
        int before = phase.loadIntVolatile();
        if (CollectorState.cell(CollectorState.ARRIVED).getAndAddInt(1) + 1 == state.workers()) {
            state.idle(0);
            CollectorState.cell(CollectorState.ARRIVED).storeInt(0);
            CollectorState.cell(CollectorState.NEXT_UNIT).storeInt(0);
            CollectorState.cell(CollectorState.FINISHED).storeInt(0);
            phase.storeIntVolatile(before + 1);
            return;
        }
        for (int spins = 0; phase.loadIntVolatile() == before; spins++) {
            Pause.spin(spins);
        }
    }

    /** A piece of the phase's work that nobody else gets; at or above {@code count} when all are taken. */
    static int takeUnit(int count) {
        Address next = CollectorState.cell(CollectorState.NEXT_UNIT);
        return next.loadIntVolatile() >= count ? count : next.getAndAddInt(1);
    }
}
