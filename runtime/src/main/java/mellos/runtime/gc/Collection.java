package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Heap;
import mellos.runtime.heap.HeapSettings;
import mellos.runtime.heap.HeapSpace;
import mellos.runtime.platform.World;

/**
 * A collection, as each of its workers goes through it. The world stands still; the platform calls {@link #work} on all
 * workers at once.
 *
 * <ol>
 *   <li>prepare: clear the map of marks that is to be filled
 *   <li>mark: from the roots, until nobody finds more; where packets ran out, search and go on
 *   <li>clear: references to what is not marked
 *   <li>sweep: blocks without marks are free; others are left for the threads that take them
 * </ol>
 */
@NoHeap
@RawMemory("the world stands still")
public final class Collection {
    private static final long LIVE_EACH = 1 << 20;
    private static final int THREADS_EACH = 64;

    private Collection() {}

    /**
     * One worker's part.
     *
     * @param worker from 0, below {@link World#workers}
     * @param request what {@link World#collect} was given
     * @param askedNanos when the stop was asked for
     */
    public static void work(int worker, long request, long askedNanos) {
        int workers = workers(World.workers());
        if (worker < workers) {
            work(worker, workers, request, askedNanos, Integer.MAX_VALUE);
        }
    }

    /** How many of so many that there are have something to do in the next collection; the others only stand. */
    public static int workers(int available) {
        int wanted = CollectorState.get().wanted();
        return Math.min(available, wanted == 0 ? Worker.LIMIT : wanted);
    }

    /** @param packets as many of them at most; for tests */
    static void work(int number, int workers, long request, long askedNanos, int packets) {
        if (Heap.collections() != (int) request) {
            return; // somebody was quicker
        }
        Worker worker = Worker.at(number);
        long stood = RootSource.current.nanos();
        begin(worker, number, workers, request, packets);
        prepare();
        Phases.next();
        mark(worker);
        long marked = RootSource.current.nanos();
        References.clear(worker);
        Phases.next();
        long cleared = RootSource.current.nanos();
        sweep(worker);
        Phases.next();
        if (number == 0) {
            end(request, askedNanos, stood, marked, cleared);
            CollectorState.get().wanted(worthwhile());
        }
    }

    /** To wait for a worker takes as long as to mark so much. */
    private static int worthwhile() {
        long shares = Heap.liveBytes() / LIVE_EACH + RootSource.current.threadLimit() / THREADS_EACH;
        return (int) Math.min(1 + shares, Worker.LIMIT);
    }

    private static void end(long request, long asked, long stood, long marked, long cleared) {
        CollectionTimes times = CollectionTimes.get();
        long now = RootSource.current.nanos();
        Heap.endCollection(request, now - stood, asked - times.swept());
        times.asked(asked);
        times.stood(stood);
        times.marked(marked);
        times.cleared(cleared);
        times.swept(now);
        CollectionCounters.add(times);
    }

    private static void begin(Worker worker, int number, int workers, long request, int packets) {
        worker.packet(Address.zero());
        worker.liveBytes(0);
        worker.discovered(Address.zero());
        CollectorState state = CollectorState.get();
        state.workers(workers);
        if (number == 0) {
            state.request(request);
            state.overflowed(0);
            Packets.reset(packets);
            Heap.beginCollection();
        }
        Phases.next();
    }

    private static void prepare() {
        int units = Blocks.units();
        for (int unit = Phases.takeUnit(units); unit < units; unit = Phases.takeUnit(units)) {
            for (int i = unit * Blocks.UNIT; i < Math.min((unit + 1) * Blocks.UNIT, HeapSpace.blockCount()); i++) {
                Blocks.prepare(i);
            }
        }
    }

    private static void mark(Worker worker) {
        int units = Roots.units();
        for (int unit = Phases.takeUnit(units); unit < units; unit = Phases.takeUnit(units)) {
            Roots.scan(worker, unit);
        }
        Marking.drain(worker);
        Phases.next();
        CollectorState state = CollectorState.get();
        while (state.overflowed() != 0) {
            Phases.next();
            state.overflowed(0);
            Phases.next();
            search(worker);
            Marking.drain(worker);
            Phases.next();
        }
    }

    private static void search(Worker worker) {
        int units = Blocks.units();
        for (int unit = Phases.takeUnit(units); unit < units; unit = Phases.takeUnit(units)) {
            for (int i = unit * Blocks.UNIT; i < Math.min((unit + 1) * Blocks.UNIT, HeapSpace.blockCount()); i++) {
                Blocks.search(worker, i);
            }
        }
    }

    private static void sweep(Worker worker) {
        int used = 0;
        int units = Blocks.units();
        for (int unit = Phases.takeUnit(units); unit < units; unit = Phases.takeUnit(units)) {
            for (int i = unit * Blocks.UNIT; i < Math.min((unit + 1) * Blocks.UNIT, HeapSpace.blockCount()); i++) {
                if (HeapSettings.verifies()) {
                    HeapCheck.check(i);
                }
                used += Blocks.sweep(i);
                if (HeapSettings.poisons()) {
                    Poison.fill(i);
                }
            }
        }
        Heap.addResult(used, worker.liveBytes());
    }
}
