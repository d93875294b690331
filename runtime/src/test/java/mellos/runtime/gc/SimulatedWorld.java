package mellos.runtime.gc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.heap.Heap;
import mellos.runtime.platform.ThreadBlock;

/** Threads with stacks, and data, for a collector under test; collections by threads of the host. */
final class SimulatedWorld extends RootSource {
    private static final int STACK_WORDS = 4096;

    /** A second passes between collections. */
    private static long passedNanos;

    /** What a worker of the collection under way threw. */
    private static volatile Throwable failed;

    private final SimulatedMemory memory;
    private final Address data;
    private final int dataWords;
    private final List<ThreadBlock> threads = new ArrayList<>();

    private SimulatedWorld(SimulatedMemory memory, int dataWords) {
        this.memory = memory;
        this.dataWords = dataWords;
        this.data = memory.allocate(8L * dataWords);
    }

    /** @param dataWords words of data that hold references */
    static SimulatedWorld reset(SimulatedMemory memory, int dataWords) {
        SimulatedWorld world = new SimulatedWorld(memory, dataWords);
        RootSource.current = world;
        Pause.longer = new Pause() {
            @Override
            void rest() {
                if (failed != null) {
                    throw new AssertionError("another worker failed", failed);
                }
                Thread.yield();
            }
        };
        failed = null;
        return world;
    }

    /** Gives the thread a stack that is in use as far as it has words pushed. */
    void add(ThreadBlock thread) {
        Address high = memory.allocate(8L * STACK_WORDS).plus(8L * STACK_WORDS);
        thread.stackHigh(high);
        thread.savedStack(high.bits());
        threads.add(thread);
    }

    /** Puts a word on the thread's stack. */
    static void push(ThreadBlock thread, long word) {
        Address top = Address.of(thread.savedStack() - 8);
        top.storeLong(word);
        thread.savedStack(top.bits());
    }

    static void popAll(ThreadBlock thread) {
        thread.savedStack(thread.stackHigh().bits());
    }

    /** A word of the data. */
    Address data(int index) {
        return data.plus(8L * index);
    }

    /** A collection by so many workers with so many packets. */
    static void collect(int workers, int packets, long flags) {
        passedNanos += 1_000_000_000;
        long request = Heap.collections() | flags;
        List<FutureTask<?>> others = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            int number = i;
            FutureTask<?> other = new FutureTask<>(() -> work(number, workers, request, packets), null);
            new Thread(other).start();
            others.add(other);
        }
        work(0, workers, request, packets);
        for (FutureTask<?> other : others) {
            try {
                other.get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void work(int number, int workers, long request, int packets) {
        try {
            Collection.work(number, workers, request, RootSource.current.nanos(), packets);
        } catch (Throwable thrown) {
            failed = thrown;
            throw thrown;
        }
    }

    @Override
    int threadLimit() {
        return threads.size();
    }

    @Override
    ThreadBlock thread(int number) {
        return threads.get(number);
    }

    @Override
    Address dataLow() {
        return data;
    }

    @Override
    Address guardPage() {
        return Address.zero();
    }

    @Override
    long nanos() {
        return System.nanoTime() + passedNanos;
    }

    @Override
    Address dataHigh() {
        return data.plus(8L * dataWords);
    }
}
